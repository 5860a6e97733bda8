using ChildProtection.Workflow.Storage.Schema;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ChildProtection.Workflow.Server.Demonstration;

/// <summary>
/// The clock of a demonstration: real time moved ahead by an offset that is kept in the database, so that it stands where it stood after a restart.
/// It never goes back: what has happened has happened, starting over is the way to an earlier day.
/// </summary>
public sealed class DemonstrationClock(IDbContextFactory<WorkflowDbContext> contexts, IClock real) : IClock
{
    /// <summary>The most that the clock is moved at once, and the most that it may stand ahead.</summary>
    public static readonly Duration AheadMax = Duration.FromDays(20 * 366);

    /// <summary>Kept in the place of an authority's offset while its sample is being made: a start that finds it makes that sample anew.</summary>
    public const long BeingMade = -1;

    private long? _offsetSeconds;

    public Instant GetCurrentInstant() => real.GetCurrentInstant() + Duration.FromSeconds(_offsetSeconds ??= Stored());

    /// <summary>How far it stands ahead of real time.</summary>
    public Duration Ahead => Duration.FromSeconds(_offsetSeconds ??= Stored());

    /// <summary>Moves it ahead.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Back, or further than <see cref="AheadMax"/> in all.</exception>
    public async Task Move(Duration by, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(by, Duration.Zero);
        var ahead = Ahead + by;
        ArgumentOutOfRangeException.ThrowIfGreaterThan(ahead, AheadMax, nameof(by));
        await Keep((long)ahead.TotalSeconds, cancellationToken);
    }

    /// <summary>Back to real time; only when everything starts over.</summary>
    public Task Reset(CancellationToken cancellationToken) => Keep(0, cancellationToken);

    private async Task Keep(long seconds, CancellationToken cancellationToken)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        await database.Clocks.ExecuteDeleteAsync(cancellationToken);
        foreach (var authority in await database.Authorities.AsNoTracking().Select(row => row.AuthorityId).ToListAsync(cancellationToken))
        {
            database.Clocks.Add(new StoredClock { AuthorityId = authority, OffsetSeconds = seconds });
        }
        await database.SaveChangesAsync(cancellationToken);
        _offsetSeconds = seconds;
    }

    private long Stored()
    {
        using var database = contexts.CreateDbContext();
        return database.Clocks.AsNoTracking().Where(row => row.OffsetSeconds != BeingMade).Select(row => (long?)row.OffsetSeconds).Max() ?? 0;
    }
}
