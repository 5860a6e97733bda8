using System.Collections.Concurrent;
using ChildProtection.Workflow.Cases.Access;
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
        if (_entered.TryGetValue(key, out var known) && known.Ground >= ground && known.Parts.HasFlag(part))
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
        var rows = await database.CaseLooks.AsNoTracking().Where(row => row.AuthorityId == authority && row.CaseId == caseId)
            .OrderByDescending(row => row.FirstAt).Take(IAccessLog.EntriesMax).ToListAsync(cancellationToken);
        return [.. rows.Select(row => new CaseLook(row.CaseId, row.UserId, row.Hour, row.FirstAt, row.Ground, row.Parts))];
    }

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
        row.Ground = ground > row.Ground ? ground : row.Ground;
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
