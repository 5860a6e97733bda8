using System.Collections.Immutable;
using ChildProtection.Workflow.Engine.Calendars;
using ChildProtection.Workflow.Engine.Definitions;
using NodaTime;

namespace ChildProtection.Workflow.Engine.Execution;

/// <summary>
/// The stages of one due time: reminders before it, the due time, the rungs of its ladders. A reminder that is counted in days is sent
/// when the offices open on its day; the due time and the rungs stand where the count ends.
/// </summary>
internal static class StagePlan
{
    /// <summary>The stages in due order; or why one of them cannot be counted.</summary>
    /// <param name="length">The limit that gave the due time; null: it was not counted from one.</param>
    /// <param name="ledger">What was raised for this due time; null: nothing yet, and it is known only since <paramref name="since"/>.</param>
    /// <param name="alarmsOnly">The deadline is over and an alarm of it goes on.</param>
    /// <param name="laddersFrom">Rungs count from the due time or, where that came before, from this: a case that was taken over; null: from the due time.</param>
    /// <param name="pausedUntil">No rung is told before; null: the ladders are not paused.</param>
    public static (ImmutableArray<Stage> Stages, CalendarRefusal? Refusal) Of(
        WorkflowDeadline deadline, Instant dueAt, CalendarPeriod? length, DeadlineLedger? ledger, Instant since, WorkingCalendar calendar, bool alarmsOnly, Instant? laddersFrom, Instant? pausedUntil)
    {
        var all = new All(ImmutableArray.CreateBuilder<Stage>());
        var refusal = AddAll(ref all, deadline, dueAt, length, ledger, since, calendar, alarmsOnly, laddersFrom, pausedUntil);
        all.Stages.Sort(ByTime);
        return (all.Stages.DrainToImmutable(), refusal);
    }

    /// <summary>When the next stage that was not raised is due; or why one of them cannot be counted.</summary>
    public static (Instant? At, CalendarRefusal? Refusal) NextOf(
        WorkflowDeadline deadline, Instant dueAt, CalendarPeriod? length, DeadlineLedger? ledger, Instant since, WorkingCalendar calendar, bool alarmsOnly, Instant? laddersFrom, Instant? pausedUntil)
    {
        var next = default(Next);
        var refusal = AddAll(ref next, deadline, dueAt, length, ledger, since, calendar, alarmsOnly, laddersFrom, pausedUntil);
        return (next.At, refusal);
    }

    /// <summary>When the first stage is due of a due time that has not passed: rungs come after it and need not be counted for that.</summary>
    /// <returns>The time, or why a reminder cannot be counted.</returns>
    public static (Instant At, CalendarRefusal? Refusal) FirstOf(
        WorkflowDeadline deadline, Instant dueAt, CalendarPeriod? length, DeadlineLedger? ledger, Instant since, WorkingCalendar calendar)
    {
        var next = default(Next);
        var refusal = AddReminders(ref next, deadline, dueAt, length, ledger, since, calendar);
        return (next.At is { } reminder && reminder < dueAt ? reminder : dueAt, refusal);
    }

    private static CalendarRefusal? AddAll<T>(
        ref T stages, WorkflowDeadline deadline, Instant dueAt, CalendarPeriod? length, DeadlineLedger? ledger, Instant since, WorkingCalendar calendar, bool alarmsOnly,
        Instant? laddersFrom, Instant? pausedUntil)
        where T : struct, IStages
    {
        CalendarRefusal? refusal = null;
        if (!alarmsOnly)
        {
            refusal = AddReminders(ref stages, deadline, dueAt, length, ledger, since, calendar);
            stages.Add(StageId.Due, dueAt, Find(ledger, StageId.Due) is not null);
        }
        var climbedFrom = laddersFrom is { } begin && begin > dueAt ? begin : dueAt;
        foreach (var ladder in deadline.Ladders)
        {
            if (!alarmsOnly || ladder.Alarm)
            {
                refusal ??= AddRungs(ref stages, ladder, climbedFrom, ledger, calendar, pausedUntil);
            }
        }
        return refusal;
    }

    public static RaisedStage? Find(DeadlineLedger? ledger, StageId id)
    {
        if (ledger is not null)
        {
            foreach (var raised in ledger.Raised)
            {
                if (raised.Id == id)
                {
                    return raised;
                }
            }
        }
        return null;
    }

    private static readonly Comparison<Stage> ByTime = InOrder;

    private static int InOrder(Stage one, Stage other)
    {
        var byTime = one.At.CompareTo(other.At);
        if (byTime != 0)
        {
            return byTime;
        }
        var byKind = one.Id.Kind.CompareTo(other.Id.Kind);
        if (byKind != 0)
        {
            return byKind;
        }
        var byLadder = string.CompareOrdinal(one.Id.Ladder, other.Id.Ladder);
        if (byLadder != 0)
        {
            return byLadder;
        }
        var byNumber = one.Id.Number.CompareTo(other.Id.Number);
        return byNumber != 0 ? byNumber : one.Id.Repeat.CompareTo(other.Id.Repeat);
    }

    private static CalendarRefusal? AddReminders<T>(
        ref T stages,
        WorkflowDeadline deadline,
        Instant dueAt,
        CalendarPeriod? length,
        DeadlineLedger? ledger,
        Instant since,
        WorkingCalendar calendar)
        where T : struct, IStages
    {
        for (var index = 0; index < deadline.Source.Remind.Count; index++)
        {
            var id = StageId.Reminder(index + 1);
            if (Find(ledger, id) is { } raised)
            {
                stages.Add(id, raised.At, raised: true);
                continue;
            }
            if (deadline.Source.Remind[index].LeadOf(length) is not { } period)
            {
                continue;
            }
            var counted = period.IsClock ? calendar.CountBack(dueAt, period) : calendar.CountBack(calendar.DateOf(dueAt), period);
            if (counted.IsRefused)
            {
                if (IsStillToCome(counted.Refusal, ledger))
                {
                    continue;
                }
                return counted.Refusal;
            }
            var at = period.IsClock ? counted.DueAt : calendar.At(counted.Date, calendar.Data.OfficeHours.From);
            if (at > (ledger?.Since ?? since) && at < dueAt)
            {
                stages.Add(id, at, raised: false);
            }
        }
        return null;
    }

    private static CalendarRefusal? AddRungs<T>(
        ref T stages, Ladder ladder, Instant climbedFrom, DeadlineLedger? ledger, WorkingCalendar calendar, Instant? pausedUntil)
        where T : struct, IStages
    {
        RaisedStage? previous = null;
        for (var index = 0; index < ladder.Rungs.Count; index++)
        {
            var rung = ladder.Rungs[index];
            var id = StageId.Rung(ladder.Name, index + 1);
            var raised = Find(ledger, id);
            if (raised is not null)
            {
                stages.Add(id, raised.At, raised: true);
                if (AddRepeats(ref stages, rung, raised, ledger, calendar, pausedUntil) is { } refused)
                {
                    return refused;
                }
            }
            else if (!rung.UnlessOwned || !IsOwned(ladder, ledger))
            {
                var counted = After(climbedFrom, rung.After, calendar);
                if (counted is { IsRefused: true })
                {
                    return IsStillToCome(counted.Value.Refusal!, ledger) ? null : counted.Value.Refusal;
                }
                var at = counted?.DueAt ?? climbedFrom;
                at = Climb(ladder, previous, calendar) is { } climb && climb < at ? climb : at;
                stages.Add(id, pausedUntil is { } pause && pause > at ? pause : at, raised: false);
            }
            previous = raised;
        }
        return null;
    }

    // Whoever takes an alarm on keeps it: the rungs that only look for an owner fall silent.
    private static bool IsOwned(Ladder ladder, DeadlineLedger? ledger) =>
        ledger is not null && ledger.Raised.Any(stage => stage.Id.Ladder == ladder.Name && stage.AcknowledgedBy is not null);

    // A due time beyond the years of the calendar (an 18th birthday of a child born today) is known all the same; what stands around it in working
    // days is counted once the calendar has those years. By the time it is due it must have them: then the step says that it has not.
    private static bool IsStillToCome(CalendarRefusal refusal, DeadlineLedger? ledger) =>
        refusal.Code == CalendarRefusal.OutsideData && Find(ledger, StageId.Due) is null;

    /// <summary>The count of a rung from where the ladder begins; null for a rung there.</summary>
    public static Counted? After(Instant from, CalendarPeriod? after, WorkingCalendar calendar) => after is not { } period
        ? null
        : period.IsClock ? calendar.Count(from, period) : calendar.Count(calendar.DateOf(from), period);

    // A rung that reached nobody, or that nobody took on in time, is climbed from.
    private static Instant? Climb(Ladder ladder, RaisedStage? previous, WorkingCalendar calendar)
    {
        if (previous is null)
        {
            return null;
        }
        if (previous.To.IsEmpty)
        {
            return previous.At;
        }
        if (ladder.AcknowledgeWithin is not { } limit || previous.AcknowledgedBy is not null)
        {
            return null;
        }
        var within = limit.For(previous.At, calendar);
        var counted = within.IsClock ? calendar.Count(previous.At, within) : calendar.Count(calendar.DateOf(previous.At), within);
        return counted.IsRefused ? null : counted.DueAt;
    }

    private static CalendarRefusal? AddRepeats<T>(
        ref T stages, Rung rung, RaisedStage first, DeadlineLedger? ledger, WorkingCalendar calendar, Instant? pausedUntil)
        where T : struct, IStages
    {
        if (rung.RepeatEvery is not { } every)
        {
            return null;
        }
        var (last, owned) = (first, first.AcknowledgedBy is not null);
        for (var repeat = 1; repeat <= rung.RepeatTimes; repeat++)
        {
            var id = first.Id with { Repeat = repeat };
            if (Find(ledger, id) is { } raised)
            {
                stages.Add(id, raised.At, raised: true);
                (last, owned) = (raised, owned || raised.AcknowledgedBy is not null);
                continue;
            }
            if (owned)
            {
                return null;
            }
            var counted = After(last.At, every, calendar)!.Value;
            if (counted.IsRefused)
            {
                return counted.Refusal;
            }
            stages.Add(id, pausedUntil is { } pause && pause > counted.DueAt ? pause : counted.DueAt, raised: false);
            return null;
        }
        return null;
    }

    /// <summary>What is done with each stage as it is counted: they are counted far more often for what comes next than to be shown.</summary>
    private interface IStages
    {
        void Add(StageId id, Instant at, bool raised);
    }

    private readonly struct All(ImmutableArray<Stage>.Builder stages) : IStages
    {
        public ImmutableArray<Stage>.Builder Stages => stages;

        public void Add(StageId id, Instant at, bool raised) => stages.Add(new Stage(id, at, raised));
    }

    private struct Next : IStages
    {
        public Instant? At { get; private set; }

        public void Add(StageId id, Instant at, bool raised)
        {
            if (!raised && (At is not { } first || at < first))
            {
                At = at;
            }
        }
    }
}
