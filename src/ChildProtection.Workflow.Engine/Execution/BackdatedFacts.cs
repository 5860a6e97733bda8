namespace ChildProtection.Workflow.Engine.Execution;

/// <summary>
/// Whether less looks late after a correction than before it: something happened on an earlier day than was entered, or what was missed is missed no
/// longer. Nobody clears their own delay by typing another day, so the definition asks somebody else.
/// </summary>
internal static class BackdatedFacts
{
    public static bool LookBetter(StepWork work, CaseSnapshot before) => IsMovedBack(work, before) || LiftsBreach(work, before);

    private static bool IsMovedBack(StepWork work, CaseSnapshot before) =>
        work.Input is CaseInput.CorrectRecord { NewOn: not null } corrected
        && before.Facts.Record(corrected.List, corrected.Id) is { } was
        && work.Case.Facts.Record(corrected.List, corrected.Id) is { } now
        && IsLater(work, was.On, now.On);

    private static bool LiftsBreach(StepWork work, CaseSnapshot before)
    {
        var after = new Deriver(work.Definition, work.Case, work.Calendar).Derive();
        return before.Ledger.Any(ledger => ledger.Breach is { } breach && work.Definition.FindDeadline(ledger.Name) is { } deadline
            && (breach.IsOpen
                ? !after.Deadlines.Any(now => now.Name == ledger.Name && now.Each == ledger.Each && !now.Outlived && now.DueAt <= work.Now)
                : breach is { MetOn: not null, Moved: false, RecordedLate: false } && deadline.IsRolling && WasInTime(work, deadline, ledger)));
    }

    // Of what had happened by the due time, as it is on record now, something met it.
    private static bool WasInTime(StepWork work, WorkflowDeadline deadline, DeadlineLedger ledger) =>
        DueTime.EventTimeOf(
            Scope.Of(work.Definition, work.Case, work.Calendar, deadline, ledger.Each, ledger.DueAt).Evaluate(deadline.Source.From), work.Calendar) is { } on
        && IsLater(work, on, ledger.From);

    private static bool IsLater(StepWork work, EventTime one, EventTime other) =>
        one.Time is null || other.Time is null ? one.Date > other.Date : one.ToInstant(work.Calendar) > other.ToInstant(work.Calendar);
}
