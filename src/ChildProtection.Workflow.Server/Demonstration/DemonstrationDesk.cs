using ChildProtection.Workflow.Cases.Definitions;
using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Cases.Runtime;
using ChildProtection.Workflow.Storage.Schema;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ChildProtection.Workflow.Server.Demonstration;

/// <summary>Moves the demonstration's clock, fires at once what has come due by it, and starts the demonstration over; one at a time.</summary>
public sealed class DemonstrationDesk(
    DemonstrationClock clock,
    ICalendarLibrary calendars,
    DeadlineSweeper sweeper,
    StartOver startOver,
    IDbContextFactory<WorkflowDbContext> contexts)
{
    private readonly SemaphoreSlim oneAtATime = new(1, 1);

    /// <summary>Moves the clock and fires what has come due.</summary>
    /// <returns>What was fired; null when the clock is as far ahead as it may be, or there is nothing to move to.</returns>
    public async Task<SweepTotals?> Move(ClockMove move, AuthorityId authority, CancellationToken cancellationToken)
    {
        await oneAtATime.WaitAsync(cancellationToken);
        try
        {
            await Sweep(cancellationToken);
            var now = clock.GetCurrentInstant();
            if (await Target(move, authority, now, cancellationToken) is not { } target || clock.Ahead + (target - now) > DemonstrationClock.AheadMax)
            {
                return null;
            }
            await clock.Move(target - now, cancellationToken);
            return await Sweep(cancellationToken);
        }
        finally
        {
            oneAtATime.Release();
        }
    }

    /// <summary>Everything that anybody did is gone: the clock is real time again, and the sample is made afresh.</summary>
    public async Task StartOver(CancellationToken cancellationToken)
    {
        await oneAtATime.WaitAsync(cancellationToken);
        try
        {
            await startOver.Run(cancellationToken);
        }
        finally
        {
            oneAtATime.Release();
        }
    }

    private Task<SweepTotals> Sweep(CancellationToken cancellationToken) =>
        sweeper.Run(DemonstrationLimits.SweepBatchCases, DemonstrationLimits.SweepBatchesMax, cancellationToken);

    private async Task<Instant?> Target(ClockMove move, AuthorityId authority, Instant now, CancellationToken cancellationToken)
    {
        var calendar = calendars.Default(authority);
        var local = now.InZone(calendar.Zone).LocalDateTime;
        return move switch
        {
            ClockMove.Hour => now + Duration.FromHours(1),
            ClockMove.Day => calendar.At(local.Date.PlusDays(1), local.TimeOfDay),
            ClockMove.WorkingDay => calendar.WorkingDayOnOrAfter(local.Date.PlusDays(1)) is { } day ? calendar.At(day, local.TimeOfDay) : null,
            ClockMove.NextDeadline => await NextStage(authority, now, cancellationToken) is { } at ? at + Duration.FromSeconds(1) : null,
            _ => throw new ArgumentOutOfRangeException(nameof(move), move, "No such move."),
        };
    }

    /// <summary>When the next reminder, due time or rung of the authority comes.</summary>
    private async Task<Instant?> NextStage(AuthorityId authority, Instant now, CancellationToken cancellationToken)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        return await database.Deadlines.Where(row => row.AuthorityId == authority && !row.Parked && row.NextStageAt > now)
            .MinAsync(row => row.NextStageAt, cancellationToken);
    }
}
