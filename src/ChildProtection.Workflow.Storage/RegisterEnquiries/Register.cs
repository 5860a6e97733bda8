using System.Text.Json;
using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Cases.RegisterEnquiries;
using ChildProtection.Workflow.Storage.Schema;
using Microsoft.EntityFrameworkCore;

namespace ChildProtection.Workflow.Storage.RegisterEnquiries;

/// <summary>The register, read through EF Core. It is written by steps alone.</summary>
public sealed class Register(IDbContextFactory<WorkflowDbContext> contexts) : IRegister
{
    private const string TemporaryKind = "temporary";
    private const string InError = "entered_in_error";

    public async Task<IReadOnlyList<RegisterStanding>> StandingOf(AuthorityId authority, IReadOnlyList<ChildId> children, CancellationToken cancellationToken)
    {
        if (children.Count == 0)
        {
            return [];
        }
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        var asked = children.ToArray();
        var rows = await database.RegisterEntries.AsNoTracking()
            .Where(row => row.AuthorityId == authority && EF.Parameter(asked).Contains(row.ChildId) && row.EndReason != InError).ToListAsync(cancellationToken);
        return
        [
            .. rows.GroupBy(row => row.ChildId).Select(entries => entries
                .OrderBy(row => row.ToDate is not null).ThenBy(row => row.Kind == TemporaryKind).ThenByDescending(row => row.ToDate).ThenByDescending(row => row.FromDate).First())
                .Select(row => new RegisterStanding(row.ChildId, row.CaseId, row.Kind == TemporaryKind, row.FromDate, row.ToDate)),
        ];
    }

    public async Task<IReadOnlyList<RegisterEntry>> EntriesOf(AuthorityId authority, ChildId child, CancellationToken cancellationToken)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = await database.RegisterEntries.AsNoTracking()
            .Where(row => row.AuthorityId == authority && row.ChildId == child && row.EndReason != InError)
            .OrderByDescending(row => row.FromDate).ThenByDescending(row => row.EntryId).ToListAsync(cancellationToken);
        return
        [
            .. rows.Select(row => new RegisterEntry(
                row.CaseId, row.Kind == TemporaryKind, row.FromDate, row.ToDate, row.EndReason, JsonSerializer.Deserialize<List<string>>(row.Categories) ?? [])),
        ];
    }
}
