using System.Text.Json;
using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Cases.RegisterEnquiries;
using ChildProtection.Workflow.Storage.People;
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
        // Of a child with several records the answer is one, by whichever somebody asks.
        var same = await SameChildren.Around(database, authority, children, cancellationToken);
        var kept = same.ToDictionary(row => row.RecordId, row => row.KeptId);
        var asked = children.Concat(kept.Keys).Distinct().ToArray();
        var rows = await database.RegisterEntries.AsNoTracking()
            .Where(row => row.AuthorityId == authority && EF.Parameter(asked).Contains(row.ChildId) && row.EndReason != InError).ToListAsync(cancellationToken);
        var standing = rows.GroupBy(row => kept.GetValueOrDefault(row.ChildId, row.ChildId)).ToDictionary(entries => entries.Key, entries => entries
            .OrderBy(row => row.ToDate is not null).ThenBy(row => row.Kind == TemporaryKind).ThenByDescending(row => row.ToDate).ThenByDescending(row => row.FromDate).First());
        return
        [
            .. from child in children.Distinct()
               where standing.ContainsKey(kept.GetValueOrDefault(child, child))
               let row = standing[kept.GetValueOrDefault(child, child)]
               select new RegisterStanding(child, row.CaseId, row.Kind == TemporaryKind, row.FromDate, row.ToDate),
        ];
    }

    public async Task<IReadOnlyList<RegisterEntry>> EntriesOf(AuthorityId authority, ChildId child, CancellationToken cancellationToken)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        var records = (await SameChildren.Of(database, authority, child, cancellationToken)).ToArray();
        var rows = await database.RegisterEntries.AsNoTracking()
            .Where(row => row.AuthorityId == authority && EF.Parameter(records).Contains(row.ChildId) && row.EndReason != InError)
            .OrderByDescending(row => row.FromDate).ThenByDescending(row => row.EntryId).ToListAsync(cancellationToken);
        return
        [
            .. rows.Select(row => new RegisterEntry(
                row.CaseId, row.Kind == TemporaryKind, row.FromDate, row.ToDate, row.EndReason, JsonSerializer.Deserialize<List<string>>(row.Categories) ?? [])),
        ];
    }
}
