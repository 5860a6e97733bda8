namespace ChildProtection.Workflow.Engine.Execution;

/// <summary>A step that cannot be finished, with what it did until then.</summary>
internal static class Faults
{
    private const int TraceLinesMax = 200;

    public static StepResult.Faulted Of(StepWork work, string code, string words)
    {
        var lines = work.Entries.Select(entry => $"{entry.OccurredAt} {entry.Kind}");
        return new StepResult.Faulted(code, words, [.. lines.TakeLast(TraceLinesMax)]);
    }
}
