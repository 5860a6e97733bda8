using System.Text.Json;
using ChildProtection.Workflow.Cases.Administration;
using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Cases.Runtime;
using ChildProtection.Workflow.Storage.People;
using ChildProtection.Workflow.Storage.Schema;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ChildProtection.Workflow.Storage.Administration;

/// <summary>The journal of administration, through EF Core.</summary>
public sealed class AdministrativeJournal(IDbContextFactory<WorkflowDbContext> contexts) : IAdministrativeJournal
{
    /// <summary>Adds the entry to what the context is about to save: change and entry are committed together, or neither is.</summary>
    public static void Enter(WorkflowDbContext database, AuthorityId authority, AdministrativeEntry entry)
    {
        ArgumentNullException.ThrowIfNull(database);
        ArgumentNullException.ThrowIfNull(entry);
        var at = StoredTime.Floor(entry.Signature.At);
        database.AdministrativeEntries.Add(new StoredAdministrativeEntry
        {
            AuthorityId = authority,
            EntryId = Guid.CreateVersion7(at.ToDateTimeOffset()),
            RecordedAt = at,
            RecordedBy = entry.Signature.By,
            Act = entry.Act,
            UserId = entry.User,
            ChildId = entry.Child,
            AgencyId = entry.Agency,
            Changes = JsonSerializer.Serialize(entry.Changes),
        });
    }

    public async Task<IReadOnlyList<AdministrativeEntry>> Read(
        AuthorityId authority, UserId? person, Instant? from, Instant? before, CancellationToken cancellationToken)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        return await Newest(
            database.AdministrativeEntries.Where(row => row.AuthorityId == authority
                && (row.Act < AdministrativeAct.FileRestricted || row.Act > AdministrativeAct.RestrictionLifted)
                && (row.Act < AdministrativeAct.MergeProposed || row.Act > AdministrativeAct.ChildrenUnmerged)
                && (row.ChildId == null || !SameChildren.Restricted(database, authority).Contains(row.ChildId.Value))
                && (person == null || row.RecordedBy == person || row.UserId == person)
                && (from == null || row.RecordedAt >= from)
                && (before == null || row.RecordedAt < before)),
            cancellationToken);
    }

    public async Task<IReadOnlyList<AdministrativeEntry>> OfChild(AuthorityId authority, ChildId child, CancellationToken cancellationToken)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        return await Newest(database.AdministrativeEntries.Where(row => row.AuthorityId == authority && row.ChildId == child), cancellationToken);
    }

    private static async Task<IReadOnlyList<AdministrativeEntry>> Newest(IQueryable<StoredAdministrativeEntry> found, CancellationToken cancellationToken)
    {
        var rows = await found.AsNoTracking().OrderByDescending(row => row.RecordedAt).ThenByDescending(row => row.EntryId)
            .Take(IAdministrativeJournal.EntriesMax).ToListAsync(cancellationToken);
        return
        [
            .. rows.Select(row => new AdministrativeEntry(
                new Signature(row.RecordedBy, row.RecordedAt), row.Act, row.UserId, row.ChildId, row.AgencyId,
                JsonSerializer.Deserialize<Dictionary<string, AdministrativeEntry.Change>>(row.Changes) ?? [])),
        ];
    }
}
