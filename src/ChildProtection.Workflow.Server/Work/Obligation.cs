using ChildProtection.Workflow.Cases.Reading;
using ChildProtection.Workflow.Cases.Runtime;

namespace ChildProtection.Workflow.Server.Work;

/// <summary>One thing that a case asks for, with what was raised because of it: it stands on a list once.</summary>
/// <param name="Item">The task or duty; where it is somebody else's, the gravest of what was raised.</param>
/// <param name="Raised">Reminders, escalations and alarms about it, the gravest first.</param>
public sealed record Obligation(WorkItem Item, IReadOnlyList<WorkItem> Raised)
{
    /// <summary>The lines of a list brought together. Of two tasks on one deadline, the first tells of what was raised.</summary>
    public static IReadOnlyList<Obligation> Of(IReadOnlyList<WorkItem> items)
    {
        ArgumentNullException.ThrowIfNull(items);
        var raised = items.Where(IsRaised).ToLookup(About);
        var told = new HashSet<(Cases.Identity.CaseId, string)>();
        var asked = items.Where(item => !IsRaised(item))
            .Select(item => new Obligation(item, told.Add(About(item)) ? Gravest(raised[About(item)]) : [])).ToList();
        return
        [
            .. asked,
            .. raised.Where(about => told.Add(about.Key)).Select(about => Gravest(about)).Select(about => new Obligation(about[0], about)),
        ];
    }

    /// <summary>What acknowledging names: the gravest of what nobody has taken on; null: nothing waits for that.</summary>
    public WorkItem? Unowned => Raised.FirstOrDefault(item => item.EscalationKey is not null);

    /// <summary>The gravest of it all, for the order of a list.</summary>
    public int Urgency => Raised.Select(item => item.Line.Row.Urgency).Append(Item.Line.Row.Urgency).Max();

    private static bool IsRaised(WorkItem item) => item.Line.Row.Kind is TaskRowKind.Reminder or TaskRowKind.Escalation or TaskRowKind.Alarm;

    private static (Cases.Identity.CaseId Case, string Key) About(WorkItem item) => (item.Line.Case, item.DeadlineKey ?? item.Line.Row.Key);

    private static IReadOnlyList<WorkItem> Gravest(IEnumerable<WorkItem> raised) =>
        [.. raised.OrderByDescending(item => item.Line.Row.Kind).ThenByDescending(item => item.Line.Row.OpenedAt)];
}
