using System.Collections.Immutable;

namespace ChildProtection.Workflow.Engine.Execution;

/// <summary>What raised stages put on lists: those that are not closed.</summary>
internal static class OpenEscalations
{
    public static ImmutableArray<OpenEscalation> Of(CompiledDefinition definition, CaseSnapshot snapshot)
    {
        var open = ImmutableArray.CreateBuilder<OpenEscalation>();
        foreach (var ledger in snapshot.Ledger)
        {
            var deadline = definition.FindDeadline(ledger.Name);
            foreach (var raised in ledger.Raised)
            {
                if (!raised.Closed && raised.Id.Kind != StageKind.Due && deadline is not null)
                {
                    open.Add(Item(deadline, ledger, raised));
                }
            }
        }
        open.Sort((one, other) => string.CompareOrdinal(one.Key, other.Key));
        return open.DrainToImmutable();
    }

    private static OpenEscalation Item(WorkflowDeadline deadline, DeadlineLedger ledger, RaisedStage raised)
    {
        var key = Keys.Deadline(ledger.Name, ledger.Each, ledger.From);
        var kind = raised.Id.Kind == StageKind.Reminder ? EscalationKind.Reminder
            : Ledgers.IsAlarm(deadline, raised.Id) ? EscalationKind.Alarm
            : EscalationKind.Escalation;
        return new OpenEscalation(
            Keys.Escalation(key, ledger.DueAt, raised.Id),
            key,
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
