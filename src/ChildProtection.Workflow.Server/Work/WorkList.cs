using ChildProtection.Workflow.Cases.Runtime;

namespace ChildProtection.Workflow.Server.Work;

/// <summary>A list of work with its filter.</summary>
/// <param name="All">Every line.</param>
/// <param name="Path">The page of the list.</param>
/// <param name="WithRole">Whether each line says whose it is.</param>
public sealed record WorkList(IReadOnlyList<WorkLine> All, WorkFilter Filter, string Path, bool WithRole)
{
    /// <summary>What was raised and waits for somebody: escalations and alarms, the most urgent first.</summary>
    public IReadOnlyList<WorkLine> Raised => [.. Shown.Where(IsRaised)];

    /// <summary>Everything else, by urgency and then by the due time, as it came.</summary>
    public IReadOnlyList<WorkLine> Others => [.. Shown.Where(line => !IsRaised(line))];

    public int Overdue => All.Count(line => line.Overdue);

    private IEnumerable<WorkLine> Shown => All.Where(Filter.Holds);

    private static bool IsRaised(WorkLine line) => line.Kind is TaskRowKind.Escalation or TaskRowKind.Alarm;
}
