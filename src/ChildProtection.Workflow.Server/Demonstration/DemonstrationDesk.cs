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
    /// <summary>The clock keeps whole seconds; a second past its time a stage is certainly due.</summary>
    private static readonly Duration JustPast = Duration.FromSeconds(1);

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
            return await MoveTo(target, cancellationToken);
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

    /// <summary>From stage to stage, as time itself would bring them: what comes due on the way is raised at its time, not late as after an outage.</summary>
    private async Task<SweepTotals> MoveTo(Instant target, CancellationToken cancellationToken)
    {
        var raised = 0;
        for (var stops = 0; stops < DemonstrationLimits.StopsMax; stops++)
        {
            var now = clock.GetCurrentInstant();
            if (await NextStage(null, now, cancellationToken) is not { } next || next + JustPast >= target)
            {
                break;
            }
            await clock.Move(next + JustPast - now, cancellationToken);
            raised += (await Sweep(cancellationToken)).StagesFired;
        }
        var left = target - clock.GetCurrentInstant();
        await clock.Move(left > Duration.Zero ? left : Duration.Zero, cancellationToken);
        var last = await Sweep(cancellationToken);
        return last with { StagesFired = last.StagesFired + raised };
    }

    private async Task<Instant?> Target(ClockMove move, AuthorityId authority, Instant now, CancellationToken cancellationToken)
    {
        var calendar = calendars.Default(authority);
        var local = now.InZone(calendar.Zone).LocalDateTime;
        return move switch
        {
            ClockMove.Hour => now + Duration.FromHours(1),
            ClockMove.Day => calendar.At(local.Date.PlusDays(1), local.TimeOfDay),
            ClockMove.WorkingDay => calendar.WorkingDayOnOrAfter(local.Date.PlusDays(1)) is { } day ? calendar.At(day, local.TimeOfDay) : null,
            ClockMove.NextDeadline => await NextStage(authority, now, cancellationToken) is { } at ? at + JustPast : null,
            _ => throw new ArgumentOutOfRangeException(nameof(move), move, "No such move."),
        };
    }

    /// <summary>When the next reminder, due time or rung comes: of the authority, or of any.</summary>
    private async Task<Instant?> NextStage(AuthorityId? authority, Instant now, CancellationToken cancellationToken)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        return await database.Deadlines.Where(row => (authority == null || row.AuthorityId == authority) && !row.Parked && row.NextStageAt > now)
            .MinAsync(row => row.NextStageAt, cancellationToken);
    }
}
