using System.Globalization;
using ChildProtection.Workflow.Cases.Absences;
using ChildProtection.Workflow.Cases.Administration;
using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Storage.Administration;
using ChildProtection.Workflow.Storage.Schema;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using NodaTime.Text;

namespace ChildProtection.Workflow.Storage.Staff;

/// <summary>Absences, through EF Core.</summary>
public sealed class StaffAbsences(IDbContextFactory<WorkflowDbContext> contexts) : IAbsences
{
    public async Task<IReadOnlyList<Absence>> Between(AuthorityId authority, LocalDate from, LocalDate to, CancellationToken cancellationToken)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = await database.Absences.AsNoTracking()
            .Where(row => row.AuthorityId == authority && !row.Withdrawn && row.LastDay >= from && row.FirstDay <= to)
            .OrderBy(row => row.FirstDay).ThenBy(row => row.AbsenceId).ToListAsync(cancellationToken);
        return [.. rows.Select(Read)];
    }

    public async Task<Absence?> Find(AuthorityId authority, AbsenceId absence, CancellationToken cancellationToken)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        var row = await database.Absences.AsNoTracking()
            .SingleOrDefaultAsync(row => row.AuthorityId == authority && row.AbsenceId == absence && !row.Withdrawn, cancellationToken);
        return row is null ? null : Read(row);
    }

    public async Task Add(AuthorityId authority, Absence absence, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(absence);
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        if (await IsThere(database, authority, absence.Id, cancellationToken))
        {
            return;
        }
        var row = new StoredAbsence
        {
            AuthorityId = authority,
            AbsenceId = absence.Id,
            UserId = absence.User,
            FirstDay = absence.From,
            LastDay = absence.To,
            CoverId = absence.Cover,
            RecordedAt = absence.Recorded.At,
            RecordedBy = absence.Recorded.By,
            Revision = absence.Revision,
        };
        database.Absences.Add(row);
        Enter(database, row, absence.Recorded, AdministrativeAct.AbsenceRecorded, Changes(null, PartsOf(row)));
        try
        {
            await database.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException)
        {
            // Of the same form sent twice at once, the database takes one.
            await using var now = await contexts.CreateDbContextAsync(cancellationToken);
            if (!await IsThere(now, authority, absence.Id, cancellationToken))
            {
                throw;
            }
        }
    }

    public Task<bool> Change(AuthorityId authority, Absence changed, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(changed);
        return Write(authority, changed.Id, changed.Revision - 1, changed.Recorded, AdministrativeAct.AbsenceChanged,
            row => (row.FirstDay, row.LastDay, row.CoverId) = (changed.From, changed.To, changed.Cover), cancellationToken);
    }

    public Task<bool> Withdraw(AuthorityId authority, Absence seen, Signature signed, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(seen);
        return Write(authority, seen.Id, seen.Revision, signed, AdministrativeAct.AbsenceWithdrawn, row => row.Withdrawn = true, cancellationToken);
    }

    private async Task<bool> Write(
        AuthorityId authority, AbsenceId absence, int seen, Signature signed, AdministrativeAct act, Action<StoredAbsence> change, CancellationToken cancellationToken)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        var row = await database.Absences.SingleOrDefaultAsync(
            row => row.AuthorityId == authority && row.AbsenceId == absence && !row.Withdrawn && row.Revision == seen, cancellationToken);
        if (row is null)
        {
            return false;
        }
        var before = PartsOf(row);
        change(row);
        (row.Revision, row.RecordedAt, row.RecordedBy) = (seen + 1, signed.At, signed.By);
        Enter(database, row, signed, act, Changes(before, PartsOf(row)));
        try
        {
            await database.SaveChangesAsync(cancellationToken);
            return true;
        }
        catch (DbUpdateConcurrencyException)
        {
            return false;
        }
    }

    private static Task<bool> IsThere(WorkflowDbContext database, AuthorityId authority, AbsenceId absence, CancellationToken cancellationToken) =>
        database.Absences.AnyAsync(row => row.AuthorityId == authority && row.AbsenceId == absence, cancellationToken);

    private static void Enter(
        WorkflowDbContext database, StoredAbsence row, Signature signed, AdministrativeAct act, IReadOnlyDictionary<string, AdministrativeEntry.Change> changes) =>
        AdministrativeJournal.Enter(database, row.AuthorityId, new AdministrativeEntry(signed, act, row.UserId, null, null, changes));

    private static Dictionary<string, string?> PartsOf(StoredAbsence row) => new(StringComparer.Ordinal)
    {
        [AbsenceParts.From] = LocalDatePattern.Iso.Format(row.FirstDay),
        [AbsenceParts.To] = LocalDatePattern.Iso.Format(row.LastDay),
        [AbsenceParts.Cover] = row.CoverId?.Value.ToString("D", CultureInfo.InvariantCulture),
    };

    private static Dictionary<string, AdministrativeEntry.Change> Changes(Dictionary<string, string?>? before, Dictionary<string, string?> after) =>
        after.Where(part => before is null || before[part.Key] != part.Value)
            .ToDictionary(part => part.Key, part => new AdministrativeEntry.Change(before?[part.Key], part.Value), StringComparer.Ordinal);

    private static Absence Read(StoredAbsence row) =>
        new(row.AbsenceId, row.UserId, row.FirstDay, row.LastDay, row.CoverId, new Signature(row.RecordedBy, row.RecordedAt), row.Revision);
}
