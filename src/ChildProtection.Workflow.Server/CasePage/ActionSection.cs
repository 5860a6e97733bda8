using ChildProtection.Workflow.Engine.Definitions;
using ChildProtection.Workflow.Engine.Execution;

namespace ChildProtection.Workflow.Server.CasePage;

/// <summary>What can be done for a case beside what it asks for.</summary>
/// <param name="AtOnce">What the reader can do at once where a child is in danger: stands before all else.</param>
/// <param name="First">The reader's own next ones: the more urgent first, then those that stand beside what is due soonest.</param>
/// <param name="More">The reader's others, by title.</param>
/// <param name="Others">What others can do, by title.</param>
public sealed record ActionSection(IReadOnlyList<WorkLink> AtOnce, IReadOnlyList<WorkLink> First, IReadOnlyList<WorkLink> More, IReadOnlyList<WorkLink> Others)
{
    /// <summary>The actions that stand open; the others are there on a press.</summary>
    public const int FirstMax = 6;

    public static ActionSection Of(CaseTelling telling)
    {
        ArgumentNullException.ThrowIfNull(telling);
        var soonest = telling.View.Derivation.Deadlines.Where(deadline => deadline.DueAt is not null).GroupBy(deadline => deadline.StatePath)
            .ToDictionary(group => group.Key, group => group.Min(deadline => deadline.DueAt), StringComparer.Ordinal);
        var order = telling.Outline.Actions.Keys.Index().ToDictionary(each => each.Item, each => each.Index, StringComparer.Ordinal);
        var own = telling.View.Derivation.Actions.Where(action => telling.Acts(action.For)).ToList();
        var next = own.Where(action => Urgency(action) != ActionUrgency.Immediate)
            .OrderByDescending(Urgency)
            .ThenBy(action => soonest.GetValueOrDefault(action.StatePath) is null).ThenBy(action => soonest.GetValueOrDefault(action.StatePath))
            .ThenBy(action => order[action.Name]).ToList();
        return new ActionSection(
            Links(own.Where(action => Urgency(action) == ActionUrgency.Immediate)),
            [.. next.Take(FirstMax).Select(telling.Link)],
            Links(next.Skip(FirstMax)),
            Links(telling.View.Derivation.Actions.Where(action => !telling.Acts(action.For))));

        ActionUrgency Urgency(OfferedAction action) => telling.Outline.Actions[action.Name].Urgency;

        IReadOnlyList<WorkLink> Links(IEnumerable<OfferedAction> actions) => [.. actions.Select(telling.Link).OrderBy(link => link.Title, StringComparer.Ordinal)];
    }
}
