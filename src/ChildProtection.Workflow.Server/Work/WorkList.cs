using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Engine.Texts;
using ChildProtection.Workflow.Server.Forms;
using ChildProtection.Workflow.Server.Texts;

namespace ChildProtection.Workflow.Server.Work;

/// <summary>A list of work with its filter.</summary>
/// <param name="All">Every line.</param>
/// <param name="Path">The page of the list.</param>
/// <param name="WithRole">Whether each line says whose it is.</param>
public sealed record WorkList(IReadOnlyList<WorkLine> All, WorkFilter Filter, string Path, bool WithRole)
{
    /// <summary>About where the children live, case by case; null: the list is not grouped by it.</summary>
    public IReadOnlyDictionary<CaseId, string>? Places { get; init; }

    /// <summary>Days ahead that count as soon.</summary>
    public const int SoonDays = 7;

    public IReadOnlyList<WorkLine> Shown => [.. All.Where(Filter.Holds)];

    /// <summary>Escalations that nobody has taken on and that the list of one child leaves out.</summary>
    public int EscalationsOfOthers => All.Count(line => line.Standing is WorkStanding.Escalation && !Filter.Holds(line));

    /// <summary>How many lines there would be with that filter: what a link to it says.</summary>
    public int Count(WorkFilter filter) => All.Count(filter.Holds);

    /// <summary>The children and the roles on the list, to choose from.</summary>
    public IReadOnlyList<Option> Children =>
        [.. All.DistinctBy(line => line.Case).OrderBy(line => line.ChildName, StringComparer.Ordinal).Select(line => new Option(line.Case.ToString(), line.ChildName, line.Case.ToString() == Filter.Child))];

    public IReadOnlyList<Option> Roles =>
        [.. All.DistinctBy(line => line.RoleName).OrderBy(line => line.Role, StringComparer.Ordinal).Select(line => new Option(line.RoleName, line.Role, line.RoleName == Filter.Role))];

    /// <summary>The reader and those whose work they see to, to choose from; empty where it is the reader's alone.</summary>
    public IReadOnlyList<Option> People(Words words)
    {
        var away = All.Select(line => line.CoverFor?.Away).OfType<Cases.Staff.StaffMember>().DistinctBy(member => member.Id).ToList();
        return away.Count == 0 ? [] :
        [
            new Option(WorkFilter.Own, words["tasks.my_own"], Filter.Whose == WorkFilter.Own),
            .. away.Select(member => new Option(member.Id.ToString(), member.Name, Filter.Whose == member.Id.ToString())),
        ];
    }

    /// <summary>
    /// What is shown, under its headings. Within each: by standing; of what is late or due within days what protects the child first, then what the law sets; the gravest and the
    /// longest overdue first, then by date.
    /// </summary>
    public IReadOnlyList<WorkGroup> Groups(Words words)
    {
        var lines = Shown.OrderBy(line => line.Standing)
            .ThenByDescending(line => line.Standing == WorkStanding.Later ? default : line.Weight)
            .ThenByDescending(line => line.Standing == WorkStanding.Overdue ? line.Urgency : 0)
            .ThenBy(line => line.DueAt is null).ThenBy(line => line.DueAt).ThenBy(line => line.ChildName, StringComparer.Ordinal).ThenBy(line => line.Title, StringComparer.Ordinal);
        return Filter.Group switch
        {
            "day" => Number(lines.GroupBy(line => line.DueOn).OrderBy(group => group.Key is null).ThenBy(group => group.Key),
                day => day is { } date ? DateWords.Long(date, words.Spoken) : words["tasks.no_date"]),
            "family" => Number(lines.GroupBy(line => line.Family), family => family is null ? words["tasks.no_family"] : words.With("tasks.family", family)),
            WorkFilter.ByPlace => Number(
                lines.GroupBy(line => Places?.GetValueOrDefault(line.Case)).OrderBy(group => group.Key is null).ThenBy(group => group.Key, StringComparer.Ordinal),
                place => place ?? words["tasks.no_place"]),
            _ => Number(lines.GroupBy(line => line.Standing), standing => words[$"tasks.standing_{standing.ToString().ToLowerInvariant()}"]),
        };
    }

    private static IReadOnlyList<WorkGroup> Number<T>(IEnumerable<IGrouping<T, WorkLine>> groups, Func<T, string> title) =>
        [.. groups.Select((group, index) => new WorkGroup($"group-{index + 1}", title(group.Key), [.. group]))];
}
