namespace ChildProtection.Workflow.Engine.Execution;

/// <summary>Closes what was raised, with a note of why.</summary>
internal static class Closings
{
    /// <param name="alarmsToo">Alarms are closed as well: their safety is recorded, or somebody decided.</param>
    public static DeadlineLedger Close(
        StepWork work, WorkflowDeadline deadline, DeadlineLedger ledger, EscalationClosure why, bool alarmsToo)
    {
        var raised = ledger.Raised;
        for (var index = 0; index < raised.Length; index++)
        {
            var stage = raised[index];
            if (stage.Closed || stage.Id.Kind == StageKind.Due || (!alarmsToo && Ledgers.IsAlarm(deadline, stage.Id)))
            {
                continue;
            }
            raised = raised.SetItem(index, stage with { Closed = true });
            work.Write(new JournalEntry.EscalationClosed(
                Keys.Escalation(ledger.DueKey, stage.Id), ledger.Name, ledger.Each, stage.Id, why));
        }
        return ledger with { Raised = raised };
    }
}
