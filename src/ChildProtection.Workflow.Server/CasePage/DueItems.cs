using ChildProtection.Workflow.Cases.Reading;
using ChildProtection.Workflow.Cases.Runtime;
using ChildProtection.Workflow.Engine.Execution;
using ChildProtection.Workflow.Server.Texts;

namespace ChildProtection.Workflow.Server.CasePage;

/// <summary>Explains deadlines, for the page of a case and for lists alike.</summary>
public static class DueItems
{
    public static DueItem Of(CaseState state, DerivedDeadline deadline, Words words)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(deadline);
        ArgumentNullException.ThrowIfNull(words);
        var explained = WorkExplainer.Deadline(state.Definition, state.Snapshot, state.Calendar, deadline, words.Spoken);
        return new DueItem(
            explained.Title,
            explained.Why,
            explained.Waiting ?? explained.Fact?.Brief,
            [.. explained.Limits.OrderByDescending(limit => limit.Wins).Select(limit => limit.Words)],
            [.. explained.ToCome.Select(stage => stage.Words)],
            explained.GoesAway,
            explained.IfMissed,
            DefinitionOutline.Of(state.Definition.Definition).Deadlines[deadline.Name].Statutory?.In(words.Language),
            explained.Basis);
    }
}
