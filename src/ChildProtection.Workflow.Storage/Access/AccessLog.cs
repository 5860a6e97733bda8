using System.Collections.Concurrent;
using ChildProtection.Workflow.Cases.Access;
using ChildProtection.Workflow.Cases.Access.Restricting;
using ChildProtection.Workflow.Cases.Administration;
using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Cases.Runtime;
using ChildProtection.Workflow.Storage.Schema;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ChildProtection.Workflow.Storage.Access;

/// <summary>The log of who looked, through EF Core. What this node entered within the hour it remembers, so that a page read again is not written again.</summary>
public sealed class AccessLog(IDbContextFactory<WorkflowDbContext> contexts) : IAccessLog
{
    /// <summary>Entries remembered; then all are forgotten, and asked of the database again.</summary>
    private const int RememberedMax = 20_000;

    /// <summary>How often an entry is tried: another node may make the same one in the same moment.</summary>
    private const int AttemptsMax = 4;

    private readonly ConcurrentDictionary<(AuthorityId Authority, CaseId Case, UserId User, Instant Hour), (CaseGround Ground, CasePart Parts)> _entered = new();

    public async Task Enter(
        AuthorityId authority, CaseId caseId, UserId user, Instant at, CaseGround ground, CasePart part, CancellationToken cancellationToken)
    {
        var hour = HourOf(at);
        var key = (authority, caseId, user, hour);
        if (_entered.TryGetValue(key, out var known) && Counts(known.Ground) >= Counts(ground) && known.Parts.HasFlag(part))
        {
            return;
        }
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                Remember(key, await Write(key, StoredTime.Floor(at), ground, part, cancellationToken));
                return;
            }
            catch (DbUpdateException) when (attempt < AttemptsMax)
            {
                // Another node made or changed the entry meanwhile: it is read again.
            }
        }
    }

    public async Task<IReadOnlyList<CaseLook>> Of(AuthorityId authority, CaseId caseId, CancellationToken cancellationToken)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        // Whoever looks at one case of a child reads what is on file of the child: of one with several records all cases are asked.
        var others = from one in database.Cases
                     where one.AuthorityId == authority && one.CaseId == caseId
                     join asked in database.SameChildren on new { one.AuthorityId, RecordId = one.ChildId } equals new { asked.AuthorityId, asked.RecordId }
                     join same in database.SameChildren on new { asked.AuthorityId, asked.KeptId } equals new { same.AuthorityId, same.KeptId }
                     join other in database.Cases on new { same.AuthorityId, ChildId = same.RecordId } equals new { other.AuthorityId, other.ChildId }
                     select other.CaseId;
        var rows = await database.CaseLooks.AsNoTracking().Where(row => row.AuthorityId == authority && (row.CaseId == caseId || others.Contains(row.CaseId)))
            .OrderByDescending(row => row.FirstAt).Take(IAccessLog.EntriesMax).ToListAsync(cancellationToken);
        return [.. rows.Select(Read)];
    }

    public async Task<IReadOnlyList<LookAtChild>> By(
        AuthorityId authority, UserId user, IReadOnlyList<TeamId> teams, HiddenFiles hidden, Instant since, Instant before, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(hidden);
        var unseen = hidden.Children;
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = await (
            from look in database.CaseLooks.AsNoTracking()
            where look.AuthorityId == authority && look.UserId == user && look.FirstAt >= since && look.FirstAt < before
            join one in database.Cases.AsNoTracking() on new { look.AuthorityId, look.CaseId } equals new { one.AuthorityId, one.CaseId }
            join child in database.Children.AsNoTracking() on new { one.AuthorityId, one.ChildId } equals new { child.AuthorityId, child.ChildId }
            where (teams.Count == 0 || teams.Contains(one.TeamId)) && !unseen.Contains(one.ChildId)
            orderby look.FirstAt descending
            select new { Look = look, one.ChildId, child.GivenName, child.FamilyName }).Take(IAccessLog.EntriesMax).ToListAsync(cancellationToken);
        return [.. rows.Select(row => new LookAtChild(Read(row.Look), row.ChildId, $"{row.GivenName} {row.FamilyName}"))];
    }

    public async Task EnterReading(LogReading reading, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(reading);
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        var at = StoredTime.Floor(reading.By.At);
        database.LogReadings.Add(new StoredLogReading
        {
            AuthorityId = reading.Authority, ReadingId = Guid.CreateVersion7(at.ToDateTimeOffset()), ReadAt = at, ReadBy = reading.By.By, CaseId = reading.Case, UserId = reading.Person, Shown = reading.Shown,
        });
        await database.SaveChangesAsync(cancellationToken);
    }

    public async Task<IReadOnlyList<LogReading>> Readings(AuthorityId authority, Instant from, CancellationToken cancellationToken)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = await database.LogReadings.AsNoTracking().Where(row => row.AuthorityId == authority && row.ReadAt >= from)
            .OrderByDescending(row => row.ReadAt).ThenByDescending(row => row.ReadingId).Take(IAccessLog.EntriesMax).ToListAsync(cancellationToken);
        return [.. rows.Select(row => new LogReading(row.AuthorityId, new Signature(row.ReadBy, row.ReadAt), row.CaseId, row.UserId, row.Shown))];
    }

    /// <summary>An emergency before all others: whatever else somebody was, it is what a review looks for.</summary>
    private static int Counts(CaseGround ground) => ground == CaseGround.Emergency ? int.MaxValue : (int)ground;

    private static CaseLook Read(StoredCaseLook row) => new(row.CaseId, row.UserId, row.Hour, row.FirstAt, row.Ground, row.Parts);

    private async Task<(CaseGround Ground, CasePart Parts)> Write(
        (AuthorityId Authority, CaseId Case, UserId User, Instant Hour) key, Instant at, CaseGround ground, CasePart part, CancellationToken cancellationToken)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        var row = await database.CaseLooks.SingleOrDefaultAsync(
            row => row.AuthorityId == key.Authority && row.CaseId == key.Case && row.UserId == key.User && row.Hour == key.Hour, cancellationToken);
        if (row is null)
        {
            row = new StoredCaseLook
            {
                AuthorityId = key.Authority, CaseId = key.Case, UserId = key.User, Hour = key.Hour, FirstAt = at, Ground = ground, Parts = part,
            };
            database.CaseLooks.Add(row);
        }
        row.Parts |= part;
        row.Ground = Counts(ground) > Counts(row.Ground) ? ground : row.Ground;
        await database.SaveChangesAsync(cancellationToken);
        return (row.Ground, row.Parts);
    }

    private void Remember((AuthorityId Authority, CaseId Case, UserId User, Instant Hour) key, (CaseGround Ground, CasePart Parts) entered)
    {
        if (_entered.Count >= RememberedMax)
        {
            _entered.Clear();
        }
        _entered[key] = entered;
    }

    private static Instant HourOf(Instant at) => Instant.FromUnixTimeSeconds(at.ToUnixTimeSeconds() / NodaConstants.SecondsPerHour * NodaConstants.SecondsPerHour);
}
