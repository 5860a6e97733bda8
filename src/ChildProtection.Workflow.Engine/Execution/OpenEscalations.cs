using System.Collections.Immutable;

namespace ChildProtection.Workflow.Engine.Execution;

/// <summary>What raised stages put on lists: those that are not closed.</summary>
internal static class OpenEscalations
{
    public static ImmutableArray<OpenEscalation> Of(CompiledDefinition definition, ImmutableArray<DeadlineLedger> ledgers)
    {
        var open = ImmutableArray.CreateBuilder<OpenEscalation>(Count(ledgers));
        foreach (var ledger in ledgers)
        {
            var deadline = definition.FindDeadline(ledger.Name);
            foreach (var raised in ledger.Raised)
            {
                if (IsOpen(raised) && deadline is not null)
                {
                    open.Add(Item(deadline, ledger, raised));
                }
            }
        }
        open.Sort(static (one, other) => string.CompareOrdinal(one.Key, other.Key));
        return open.DrainToImmutable();
    }

    private static int Count(ImmutableArray<DeadlineLedger> ledgers)
    {
        var count = 0;
        foreach (var ledger in ledgers)
        {
            foreach (var raised in ledger.Raised)
            {
                count += IsOpen(raised) ? 1 : 0;
            }
        }
        return count;
    }

    private static bool IsOpen(RaisedStage raised) => !raised.Closed && raised.Id.Kind != StageKind.Due;

    private static OpenEscalation Item(WorkflowDeadline deadline, DeadlineLedger ledger, RaisedStage raised)
    {
        var kind = raised.Id.Kind == StageKind.Reminder ? EscalationKind.Reminder
            : Ledgers.IsAlarm(deadline, raised.Id) ? EscalationKind.Alarm
            : EscalationKind.Escalation;
        return new OpenEscalation(
            Keys.Escalation(ledger.DueKey, raised.Id),
            ledger.Key,
            ledger.Name,
            ledger.Each,
            kind,
            raised.Id,
            raised.To,
            CopyOf(deadline, raised.Id),
            raised.At,
            ledger.DueAt,
            raised.AcknowledgedBy);
    }

    /// <summary>The roles told beside those asked.</summary>
    public static ImmutableArray<string> CopyOf(WorkflowDeadline deadline, StageId stage)
    {
        foreach (var ladder in deadline.Ladders)
        {
            if (ladder.Name == stage.Ladder && stage.Number <= ladder.Rungs.Count && stage.Kind == StageKind.Rung)
            {
                return [.. ladder.Rungs[stage.Number - 1].Copy];
            }
        }
        return [];
    }
}
