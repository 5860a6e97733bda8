namespace ChildProtection.Workflow.Engine.Execution;

/// <summary>
/// Compares what was derived before something happened with what is derived after it, writes what that means (a deadline started, met,
/// moved, ended), and keeps the ledger of what was raised in step. The dates themselves are never kept.
/// </summary>
internal sealed class Reconciler(StepWork work, Derivation derived)
{
    private Derivation before = derived;

    // The ledger changed in a way that deadlines are derived from, not only what is on lists.
    private bool _derivedMayDiffer;

    /// <summary>Brings journal and ledger in step; returns what is derived now.</summary>
    public Derivation Reconcile()
    {
        ReviewBreaches();
        // What was settled may decide what else is asked for (`missed`), and that what else again. No definition has a circle of such conditions: each
        // look settles at least one deadline for good, and the last one finds nothing new.
        for (var looks = 0; looks <= work.Definition.DeadlineCount + 1; looks++)
        {
            _derivedMayDiffer = false;
            var after = Derive();
            CloseTasks(after);
            Deadlines(after);
            OpenTasks(after);
            CloseSafeAlarms();
            CloseAllOfAClosedCase();
            work.Case = Ledgers.Pruned(work.Case, after);
            if (!_derivedMayDiffer)
            {
                return after with { Ledger = work.Case.Ledger };
            }
            before = after;
        }
        throw new InvalidOperationException($"The deadlines of {work.Definition.Definition.Name} do not come to rest.");
    }

    private Derivation Derive() => new Deriver(work.Definition, work.Case, work.Calendar).Derive();

    private void CloseTasks(Derivation after)
    {
        foreach (var task in before.Tasks)
        {
            if (!after.HasTask(task.Key) && !IsOver(task))
            {
                work.Write(new JournalEntry.TaskClosed(task.Key, task.Name, task.Each));
            }
        }
    }

    // Done or set aside in this step: that has its own entry.
    private bool IsOver(OpenTask task) =>
        Outcomes.Find(work.Case, task.Name, task.Each) is { } outcome
        && Keys.Task(task.Name, task.Each, outcome.Activation, outcome.SetAside ? outcome.Times : outcome.Times - 1) == task.Key;

    private void OpenTasks(Derivation after)
    {
        foreach (var task in after.Tasks)
        {
            if (!before.HasTask(task.Key))
            {
                work.Write(new JournalEntry.TaskOpened(task.Key, task.Name, task.Each, task.AskedRole, task.DueAt));
            }
        }
    }

    private void Deadlines(Derivation after)
    {
        // Most stand as they stood; what is left of those before is compared with what is new.
        var left = new List<DerivedDeadline>();
        foreach (var was in before.Deadlines)
        {
            if (!was.Outlived && (after.DeadlineOf(was.Key) is not { Outlived: false } same || same.DueAt != was.DueAt))
            {
                left.Add(was);
            }
        }
        foreach (var now in after.Deadlines)
        {
            if (!now.Outlived && (before.DeadlineOf(now.Key) is not { Outlived: false } same || same.DueAt != now.DueAt))
            {
                Compare(TakeOut(left, now), now);
            }
        }
        foreach (var gone in left)
        {
            Over(gone);
        }
    }

    private static DerivedDeadline? TakeOut(List<DerivedDeadline> left, DerivedDeadline now)
    {
        var place = left.FindIndex(was => was.Name == now.Name && was.Each == now.Each);
        if (place < 0)
        {
            return null;
        }
        var was = left[place];
        left.RemoveAt(place);
        return was;
    }

    private void Compare(DerivedDeadline? was, DerivedDeadline now)
    {
        var moved = was?.From is not null && !IsMetByMovingOn(was, now.From);
        if (was?.From is not null)
        {
            if (moved)
            {
                work.Write(new JournalEntry.DeadlineMoved(now.Key, was.Key, now.Name, now.Each, was.DueAt, now.DueAt));
                Move(was, now);
                RevealPrevious(now);
            }
            else
            {
                Met(was, MetOn(was, now.From!.Value));
            }
        }
        if (now.From is not null)
        {
            if (!moved)
            {
                work.Write(new JournalEntry.DeadlineStarted(now.Key, now.Name, now.Each, now.From, now.DueAt));
            }
            Begin(now);
        }
        else if (was is null)
        {
            work.Write(new JournalEntry.DeadlineStarted(now.Key, now.Name, now.Each, null, null));
        }
    }

    // The fact that was put right had met an earlier duty, in time as it seemed. Counted from what had happened before it, that duty was missed.
    private void RevealPrevious(DerivedDeadline now)
    {
        var deadline = work.Definition.FindDeadline(now.Name)!;
        if (!deadline.IsRolling || now.From is not { } met)
        {
            return;
        }
        var before = (met.Time is null ? work.Calendar.StartOf(met.Date) : met.ToInstant(work.Calendar)) - NodaTime.Duration.Epsilon;
        var scope = ScopeOf(deadline, now.Each, before);
        var fact = scope.Evaluate(deadline.Source.From);
        if (DueTime.EventTimeOf(fact, work.Calendar) is not { } from || !IsLater(met, from))
        {
            return;
        }
        var due = DueTime.Of(deadline.Source.Count, fact, work.Definition.LimitsOf(deadline.Source), scope);
        if (due.Refusal is not null || met.IsInTimeFor(due.At, work.Calendar)
            || due.At < Visits.Find(work.Case, now.StatePath).EnteredAt || Ledgers.Find(work.Case, now.Name, now.Each, from, due.At) is not null)
        {
            return;
        }
        RecordMissed(now, from, due.At, met);
    }

    // It is over and done: in history, and nobody is told now to do what was done.
    private void RecordMissed(DerivedDeadline now, EventTime from, NodaTime.Instant dueAt, EventTime met)
    {
        var ledger = new DeadlineLedger
        {
            Name = now.Name, Each = now.Each, From = from, DueAt = dueAt, Since = work.Now, Raised = [new RaisedStage(StageId.Due, dueAt, [])],
        };
        var breach = ledger.Missed() with { MetOn = met };
        work.Case = work.Case with { Ledger = work.Case.Ledger.Add(ledger with { Breach = breach }) };
        work.WriteAt(new JournalEntry.BreachBegun(breach.Key, now.Name, now.Each, dueAt), dueAt);
        work.Write(new JournalEntry.BreachCompleted(breach.Key, now.Name, now.Each, met));
    }

    // It is over. Its task was done, what meets it has come about, its fact moved on; or it simply ended.
    private void Over(DerivedDeadline gone)
    {
        if (gone.From is null)
        {
            work.Write(new JournalEntry.DeadlineEnded(gone.Key, gone.Name, gone.Each));
            return;
        }
        var deadline = work.Definition.FindDeadline(gone.Name)!;
        if (Satisfied(deadline, gone) is { } on)
        {
            Met(gone, on);
        }
        else
        {
            work.Write(new JournalEntry.DeadlineEnded(gone.Key, gone.Name, gone.Each));
            End(gone);
        }
    }

    private EventTime? Satisfied(WorkflowDeadline deadline, DerivedDeadline gone)
    {
        var scope = ScopeOf(deadline, gone.Each);
        if (deadline.Source.Met is { } met)
        {
            var value = scope.Evaluate(met);
            return DueTime.EventTimeOf(value, work.Calendar) ?? (value.IsTrue ? work.Happened : null);
        }
        if (deadline.Task is { } task)
        {
            return Outcomes.Find(work.Case, task.Name, gone.Each) is { SetAside: false, Times: > 0 } outcome && outcome.RecordedAt == work.RecordedAt
                ? outcome.On
                : null;
        }
        var from = DueTime.EventTimeOf(scope.Evaluate(deadline.Source.From), work.Calendar);
        return IsMetByMovingOn(gone, from) ? MetOn(gone, from!.Value) : null;
    }

    /// <summary>
    /// Whether a newer fact met the old duty. If, of what had happened by the old starting fact, that fact still stands, then what moved
    /// the duty on came after it; if it does not, the fact itself was put right.
    /// </summary>
    private bool IsMetByMovingOn(DerivedDeadline was, EventTime? now)
    {
        var deadline = work.Definition.FindDeadline(was.Name)!;
        if (was.From is not { } from || now is not { } next || !IsLater(next, from) || deadline.Source.Met is not null)
        {
            return false;
        }
        var asOf = from.Time is null ? work.Calendar.EndOf(from.Date) : from.ToInstant(work.Calendar);
        return FromAsOf(deadline, was.Each, asOf) == from;
    }

    private bool IsLater(EventTime one, EventTime other) =>
        one.Time is null || other.Time is null ? one.Date > other.Date : one.ToInstant(work.Calendar) > other.ToInstant(work.Calendar);

    // The last fact in time counts, if there was one; else the fact that met it late.
    private EventTime MetOn(DerivedDeadline was, EventTime next) =>
        FromAsOf(work.Definition.FindDeadline(was.Name)!, was.Each, was.DueAt!.Value) is { } inTime && IsLater(inTime, was.From!.Value) ? inTime : next;

    private EventTime? FromAsOf(WorkflowDeadline deadline, string? each, NodaTime.Instant asOf) =>
        DueTime.EventTimeOf(ScopeOf(deadline, each, asOf).Evaluate(deadline.Source.From), work.Calendar);

    private Scope ScopeOf(WorkflowDeadline deadline, string? each, NodaTime.Instant? asOf = null) =>
        Scope.Of(work.Definition, work.Case, work.Calendar, deadline, each, asOf);

    private void Met(DerivedDeadline was, EventTime on)
    {
        var due = was.DueAt!.Value;
        var late = !on.IsInTimeFor(due, work.Calendar);
        var recordedLate = !late && work.Now > due;
        work.Write(new JournalEntry.DeadlineMet(was.Key, was.Name, was.Each, on, late, recordedLate));
        var deadline = work.Definition.FindDeadline(was.Name)!;
        Settle(was, ledger =>
        {
            if (ledger.Breach is not { } breach)
            {
                return Closings.Close(work, deadline, ledger, EscalationClosure.Met, alarmsToo: true);
            }
            var key = breach.Key;
            work.Write(late
                ? new JournalEntry.BreachCompleted(key, was.Name, was.Each, on)
                : new JournalEntry.BreachRecordedLate(key, was.Name, was.Each, on));
            // What happened before an alarm was raised says nothing of safety now, unless it is the very thing that was asked for.
            var closed = Closings.Close(
                work, deadline, ledger, late ? EscalationClosure.Met : EscalationClosure.RecordedLate, alarmsToo: late || !deadline.IsRolling);
            return closed with { Breach = breach with { MetOn = on, RecordedLate = !late } };
        });
    }

    private void Move(DerivedDeadline was, DerivedDeadline now)
    {
        var deadline = work.Definition.FindDeadline(was.Name)!;
        Settle(was, ledger =>
        {
            var closed = Closings.Close(work, deadline, ledger, EscalationClosure.Moved, alarmsToo: false);
            if (ledger.Breach is not { IsOpen: true } breach)
            {
                return closed;
            }
            work.Write(new JournalEntry.BreachMoved(breach.Key, was.Name, was.Each, was.DueAt!.Value, now.DueAt));
            return closed with { Breach = breach with { Moved = true } };
        });
    }

    private void End(DerivedDeadline was)
    {
        var deadline = work.Definition.FindDeadline(was.Name)!;
        // The state of an alarm's task was left by what somebody decided, or the definition moved on by time alone.
        var decided = deadline.Task is not null && work.Actor != Actor.Timer;
        Settle(was, ledger =>
        {
            var closed = Closings.Close(work, deadline, ledger, EscalationClosure.Ended, alarmsToo: decided);
            return ledger.Breach is { IsOpen: true } breach ? closed with { Breach = breach with { Ended = true } } : closed;
        });
    }

    private void Settle(DerivedDeadline was, Func<DeadlineLedger, DeadlineLedger> settled)
    {
        var place = Ledgers.IndexOf(work.Case, was.Name, was.Each, was.From!.Value, was.DueAt!.Value);
        if (place >= 0)
        {
            var ledger = work.Case.Ledger[place];
            var over = settled(ledger);
            _derivedMayDiffer |= over.Breach?.IsOpen != ledger.Breach?.IsOpen || Ledgers.HasOpenAlarm(work.Definition.FindDeadline(was.Name)!, ledger);
            work.Case = work.Case with { Ledger = work.Case.Ledger.SetItem(place, over) };
        }
    }

    // A due time that comes back after a correction was reversed stands on its facts again; what it raised stays raised.
    private void Begin(DerivedDeadline now)
    {
        var place = Ledgers.IndexOf(work.Case, now.Name, now.Each, now.From!.Value, now.DueAt!.Value);
        if (place < 0)
        {
            var ledger = new DeadlineLedger { Name = now.Name, Each = now.Each, From = now.From.Value, DueAt = now.DueAt.Value, Since = work.Now };
            work.Case = work.Case with { Ledger = work.Case.Ledger.Add(ledger) };
            _derivedMayDiffer |= work.Now != work.Case.At;
            return;
        }
        _derivedMayDiffer = true;
        var known = work.Case.Ledger[place];
        var again = known with { Since = work.Now };
        if (known.Breach is { IsOpen: false } breach)
        {
            again = again with
            {
                Breach = breach with { Moved = false, Ended = false, MetOn = null, RecordedLate = false },
                Raised = [.. known.Raised.Select(stage => stage.Id.Kind == StageKind.Rung ? stage with { Closed = false } : stage)],
            };
        }
        work.Case = work.Case with { Ledger = work.Case.Ledger.SetItem(place, again) };
    }

    /// <summary>
    /// Breaches that were met, looked at again: of what had happened by its due time, something met it after all (it was entered late); or
    /// what had seemed to meet it in time was put right and does so no longer.
    /// </summary>
    private void ReviewBreaches()
    {
        for (var index = 0; index < work.Case.Ledger.Length; index++)
        {
            var ledger = work.Case.Ledger[index];
            if (ledger.Breach is { MetOn: not null, Moved: false } breach
                && work.Definition.FindDeadline(ledger.Name) is { IsRolling: true } deadline
                && Review(deadline, ledger, breach) is { } reviewed)
            {
                work.Case = work.Case with { Ledger = work.Case.Ledger.SetItem(index, ledger with { Breach = reviewed }) };
            }
        }
    }

    private Breach? Review(WorkflowDeadline deadline, DeadlineLedger ledger, Breach breach)
    {
        var inTime = FromAsOf(deadline, ledger.Each, ledger.DueAt) is { } on && IsLater(on, ledger.From) ? on : (EventTime?)null;
        if (inTime is { } timely && !breach.RecordedLate)
        {
            work.Write(new JournalEntry.BreachRecordedLate(breach.Key, ledger.Name, ledger.Each, timely));
            return breach with { MetOn = timely, RecordedLate = true };
        }
        if (inTime is null && breach.RecordedLate
            && DueTime.EventTimeOf(ScopeOf(deadline, ledger.Each).Evaluate(deadline.Source.From), work.Calendar) is { } late && IsLater(late, ledger.From))
        {
            work.Write(new JournalEntry.BreachCompleted(breach.Key, ledger.Name, ledger.Each, late));
            return breach with { MetOn = late, RecordedLate = false };
        }
        return null;
    }

    /// <summary>Alarms that outlived their deadline close once what they were raised for is recorded.</summary>
    private void CloseSafeAlarms()
    {
        for (var index = 0; index < work.Case.Ledger.Length; index++)
        {
            var ledger = work.Case.Ledger[index];
            if (ledger.Breach is { IsOpen: false } && work.Definition.FindDeadline(ledger.Name) is { } deadline
                && Ledgers.HasOpenAlarm(deadline, ledger) && IsSafe(deadline, ledger))
            {
                var closed = Closings.Close(work, deadline, ledger, EscalationClosure.Met, alarmsToo: true);
                work.Case = work.Case with { Ledger = work.Case.Ledger.SetItem(index, closed) };
                _derivedMayDiffer = true;
            }
        }
    }

    // A closed case asks nothing of anybody; what was owed had its place before the end.
    private void CloseAllOfAClosedCase()
    {
        if (!work.Case.Closed || !work.Case.Ledger.Any(ledger => ledger.Raised.Any(stage => !stage.Closed && stage.Id.Kind != StageKind.Due)))
        {
            return;
        }
        _derivedMayDiffer = true;
        work.Case = work.Case with
        {
            Ledger = [.. work.Case.Ledger.Select(ledger => work.Definition.FindDeadline(ledger.Name) is { } deadline
                ? Closings.Close(work, deadline, ledger, EscalationClosure.CaseClosed, alarmsToo: true)
                : ledger)],
        };
    }

    private bool IsSafe(WorkflowDeadline deadline, DeadlineLedger ledger)
    {
        if (deadline.Task is { } task && deadline.Source.Met is null)
        {
            return Outcomes.Find(work.Case, task.Name, ledger.Each) is { Times: > 0 } outcome && !outcome.On.IsInTimeFor(ledger.DueAt, work.Calendar);
        }
        var scope = ScopeOf(deadline, ledger.Each);
        return deadline.Source.Met is { } met
            ? scope.Evaluate(met) is { IsKnown: true, IsFalse: false }
            : DueTime.EventTimeOf(scope.Evaluate(deadline.Source.From), work.Calendar) is { } from && !from.IsInTimeFor(ledger.DueAt, work.Calendar);
    }
}
