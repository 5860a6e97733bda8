namespace ChildProtection.Workflow.Engine.Execution;

/// <summary>What became of tasks. One outcome is kept for each task and record: that of the last stay in its state.</summary>
internal static class Outcomes
{
    public static TaskOutcome? Find(CaseSnapshot snapshot, string task, string? each)
    {
        foreach (var outcome in snapshot.Outcomes)
        {
            if (outcome.Task == task && outcome.Each == each)
            {
                return outcome;
            }
        }
        return null;
    }

    public static CaseSnapshot With(CaseSnapshot snapshot, TaskOutcome outcome)
    {
        for (var index = 0; index < snapshot.Outcomes.Length; index++)
        {
            if (snapshot.Outcomes[index].Task == outcome.Task && snapshot.Outcomes[index].Each == outcome.Each)
            {
                return snapshot with { Outcomes = snapshot.Outcomes.SetItem(index, outcome) };
            }
        }
        return snapshot with { Outcomes = snapshot.Outcomes.Add(outcome) };
    }
}
