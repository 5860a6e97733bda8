using NodaTime;

namespace ChildProtection.Workflow.Engine.Execution;

/// <summary>What was raised, looked up by the instance and due time that it was raised for.</summary>
internal static class Ledgers
{
    public static int IndexOf(CaseSnapshot snapshot, string name, string? each, EventTime from, Instant dueAt)
    {
        for (var index = 0; index < snapshot.Ledger.Length; index++)
        {
            if (snapshot.Ledger[index].Is(name, each, from, dueAt))
            {
                return index;
            }
        }
        return -1;
    }

    public static DeadlineLedger? Find(CaseSnapshot snapshot, string name, string? each, EventTime from, Instant dueAt) =>
        IndexOf(snapshot, name, each, from, dueAt) is >= 0 and var index ? snapshot.Ledger[index] : null;

    /// <summary>Whether the stage is a rung of an alarm.</summary>
    public static bool IsAlarm(WorkflowDeadline deadline, StageId stage)
    {
        foreach (var ladder in deadline.Ladders)
        {
            if (ladder.Alarm && stage.Kind == StageKind.Rung && ladder.Name == stage.Ladder)
            {
                return true;
            }
        }
        return false;
    }

    public static bool HasOpenAlarm(WorkflowDeadline deadline, DeadlineLedger ledger)
    {
        foreach (var raised in ledger.Raised)
        {
            if (!raised.Closed && IsAlarm(deadline, raised.Id))
            {
                return true;
            }
        }
        return false;
    }

    /// <summary>The case without what need not be remembered: due times that are over and were never missed.</summary>
    public static CaseSnapshot Pruned(CaseSnapshot snapshot, Derivation derived)
    {
        var kept = snapshot.Ledger.RemoveAll(ledger => ledger.Breach is null && derived.DeadlineOf(ledger.Key)?.DueAt != ledger.DueAt);
        return kept.Length < snapshot.Ledger.Length ? snapshot with { Ledger = kept } : snapshot;
    }
}
