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
}
