using ChildProtection.Workflow.Cases.Runtime;

namespace ChildProtection.Workflow.Server.Work;

/// <summary>What part of a list is shown and how it is grouped; it stands in the address, so that it can be kept and sent.</summary>
/// <param name="Show"><c>all</c>, <c>overdue</c> or <c>week</c> (due by the end of this week).</param>
/// <param name="Kind"><c>all</c>, <c>task</c> (tasks and duties) or <c>alert</c> (what was reminded of or raised).</param>
/// <param name="Group"><c>risk</c>, <c>day</c>, <c>family</c> or <see cref="ByPlace"/>.</param>
/// <param name="Child">The case of one child; empty: all.</param>
/// <param name="Role">The role that is asked; empty: any.</param>
/// <param name="Whose"><see cref="Own"/>, or the id of somebody whose work the reader sees to; empty: everybody's.</param>
public sealed record WorkFilter(string Show, string Kind, string Group, string Child, string Role, string Whose)
{
    public static IReadOnlyList<string> Shows { get; } = ["all", "overdue", "week"];

    public static IReadOnlyList<string> Kinds { get; } = ["all", "task", "alert"];

    public static IReadOnlyList<string> Groups { get; } = ["risk", "day", "family", ByPlace];

    /// <summary>By about where the children live.</summary>
    public const string ByPlace = "place";

    /// <summary>What is asked of the reader and not of somebody who is away.</summary>
    public const string Own = "own";

    /// <summary>Everything, by risk.</summary>
    public static WorkFilter Everything { get; } = new("all", "all", "risk", "", "", "");

    public static WorkFilter Of(IQueryCollection query) => new(
        Known(Shows, query["show"]), Known(Kinds, query["kind"]), Known(Groups, query["group"]), Short(query["child"]), Short(query["role"]), Short(query["whose"]));

    /// <summary>Whether the address says what is shown.</summary>
    public static bool IsSaid(IQueryCollection query) => query.Keys.Any(key => key is "show" or "kind" or "group" or "child" or "role" or "whose");

    public string Query => $"?show={Show}&kind={Kind}&group={Group}&child={Uri.EscapeDataString(Child)}&role={Uri.EscapeDataString(Role)}&whose={Uri.EscapeDataString(Whose)}";

    /// <summary>What it narrows to, as far as anything of that is on the list: a choice kept from last week must not hide this week's list.</summary>
    public WorkFilter Within(IReadOnlyList<WorkLine> all) => this with
    {
        Child = all.Any(line => line.Case.ToString() == Child) ? Child : "",
        Role = all.Any(line => line.RoleName == Role) ? Role : "",
        Whose = all.Any(line => WhoseOf(line) == Whose) ? Whose : "",
    };

    /// <summary>
    /// Whether a list with this filter shows the line. An alarm that nobody has taken on is on every list, whatever was chosen; an escalation too, but for the
    /// list of one child: that is looked for among the others, and the list says how many it leaves out (<see cref="WorkList.EscalationsOfOthers"/>).
    /// </summary>
    public bool Holds(WorkLine line) => line.Standing is WorkStanding.Alarm || (line.Standing is WorkStanding.Escalation && IsOfChild(line)) || Narrows(line);

    private bool Narrows(WorkLine line) =>
        (Show == "all" || (Show == "overdue" ? line.Overdue : line.DueThisWeek))
        && (Kind == "all" || (Kind == "alert") == (line.Kind is TaskRowKind.Reminder or TaskRowKind.Escalation or TaskRowKind.Alarm))
        && IsOfChild(line)
        && (Role.Length == 0 || line.RoleName == Role)
        && (Whose.Length == 0 || WhoseOf(line) == Whose);

    private bool IsOfChild(WorkLine line) => Child.Length == 0 || line.Case.ToString() == Child;

    private static string WhoseOf(WorkLine line) => line.CoverFor?.Away.Id.ToString() ?? Own;

    private static string Known(IReadOnlyList<string> values, string? value) => values.Contains(value) ? value! : values[0];

    private static string Short(string? value) => value is { Length: <= 100 } ? value : "";
}
