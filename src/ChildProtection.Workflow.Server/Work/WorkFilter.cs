using ChildProtection.Workflow.Cases.Runtime;

namespace ChildProtection.Workflow.Server.Work;

/// <summary>What part of a list is shown; it stands in the address, so that it can be kept and sent.</summary>
/// <param name="Show"><c>all</c>, <c>overdue</c> or <c>week</c> (due by the end of this week).</param>
/// <param name="Kind"><c>all</c>, <c>task</c> (tasks and duties) or <c>alert</c> (reminders, escalations, alarms).</param>
public sealed record WorkFilter(string Show, string Kind)
{
    public static IReadOnlyList<string> Shows { get; } = ["all", "overdue", "week"];

    public static IReadOnlyList<string> Kinds { get; } = ["all", "task", "alert"];

    public static WorkFilter Of(string? show, string? kind) =>
        new(Shows.Contains(show) ? show! : "all", Kinds.Contains(kind) ? kind! : "all");

    public bool IsAll => Show == "all" && Kind == "all";

    public bool Holds(WorkLine line) =>
        (Show == "all" || (Show == "overdue" ? line.Overdue : line.DueThisWeek))
        && (Kind == "all" || (Kind == "alert") == (line.Kind is TaskRowKind.Reminder or TaskRowKind.Escalation or TaskRowKind.Alarm));
}
