using ChildProtection.Workflow.Cases.Administration;
using ChildProtection.Workflow.Cases.Chronology;
using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Storage.Schema;
using Microsoft.EntityFrameworkCore;

namespace ChildProtection.Workflow.Storage.Chronology;

/// <summary>The journals of chronologies, through EF Core.</summary>
public sealed class ChronologyStore(IDbContextFactory<WorkflowDbContext> contexts) : IChronology
{
    public async Task<IReadOnlyList<ChronologyEntry>> Of(AuthorityId authority, CaseId caseId, CancellationToken cancellationToken)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = await database.ChronologyEntries.AsNoTracking().Where(row => row.AuthorityId == authority && row.CaseId == caseId)
            .OrderBy(row => row.RecordedAt).ThenBy(row => row.EventId).ThenBy(row => row.Number).Take(IChronology.EntriesMax).ToListAsync(cancellationToken);
        return [.. rows.Select(Read)];
    }

    public async Task<bool> Add(AuthorityId authority, CaseId caseId, ChronologyEntry entry, CancellationToken cancellationToken)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        database.ChronologyEntries.Add(Row(authority, caseId, entry));
        try
        {
            await database.SaveChangesAsync(cancellationToken);
            return true;
        }
        catch (DbUpdateException) when (!cancellationToken.IsCancellationRequested)
        {
            // Somebody else wrote the line meanwhile; anything else is no matter of the event.
            await using var again = await contexts.CreateDbContextAsync(cancellationToken);
            if (await again.ChronologyEntries.AnyAsync(
                row => row.AuthorityId == authority && row.CaseId == caseId && row.EventId == entry.Event && row.Number == entry.Number, cancellationToken))
            {
                return false;
            }
            throw;
        }
    }

    private static StoredChronologyEntry Row(AuthorityId authority, CaseId caseId, ChronologyEntry entry) => new()
    {
        AuthorityId = authority,
        CaseId = caseId,
        EventId = entry.Event,
        Number = entry.Number,
        Act = entry.Act,
        List = entry.Source?.List,
        RecordId = entry.Source?.Record,
        HappenedOn = entry.On,
        What = entry.What,
        Impact = entry.Impact,
        Origin = entry.Origin,
        AboutOthers = entry.AboutOthers,
        Reason = entry.Reason,
        RecordedAt = entry.Signed.At,
        RecordedBy = entry.Signed.By,
    };

    private static ChronologyEntry Read(StoredChronologyEntry row) => new(
        row.EventId, row.Number, row.Act, row is { List: { } list, RecordId: { } record } ? new RecordSource(list, record) : null, new Signature(row.RecordedBy, row.RecordedAt))
    {
        On = row.HappenedOn,
        What = row.What,
        Impact = row.Impact,
        Origin = row.Origin,
        AboutOthers = row.AboutOthers,
        Reason = row.Reason,
    };
}
