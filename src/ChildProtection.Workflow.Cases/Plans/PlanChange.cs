using ChildProtection.Workflow.Engine.Expressions;

namespace ChildProtection.Workflow.Cases.Plans;

/// <summary>One difference between two versions of a plan. Closed family.</summary>
public abstract record PlanChange
{
    private PlanChange(PlanItem item) => Item = item;

    /// <summary>What it is about, as the later version has it; as the earlier one has it where the later one has none.</summary>
    public PlanItem Item { get; }

    /// <summary>The later version has it, the earlier one does not.</summary>
    public sealed record Added(PlanItem New) : PlanChange(New);

    /// <summary>It is over in the later version, and went on in the earlier one.</summary>
    public sealed record Ended(PlanItem Over) : PlanChange(Over);

    /// <summary>The earlier version has it, the later one does not.</summary>
    public sealed record Gone(PlanItem Last) : PlanChange(Last);

    /// <summary>Something else is said of it.</summary>
    /// <param name="Before">Not known: nothing was said.</param>
    /// <param name="After">Not known: nothing is said any more.</param>
    public sealed record Reworded(PlanItem Of, string Field, Value Before, Value After) : PlanChange(Of);
}
