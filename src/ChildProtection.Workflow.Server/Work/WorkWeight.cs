using ChildProtection.Workflow.Cases.Reading;
using ChildProtection.Workflow.Engine.Definitions;

namespace ChildProtection.Workflow.Server.Work;

/// <summary>How much a line weighs beside others of the same standing: whether it protects the child first, then where its limit comes from.</summary>
/// <param name="Protects">The child is less safe while it is not done: a ladder of its deadline says so, or raises an alarm.</param>
/// <param name="Figure">Where its limit comes from, as the register of rules has it; null: it has no limit, or none that the register knows.</param>
public readonly record struct WorkWeight(bool Protects, FigureOrigin? Figure) : IComparable<WorkWeight>
{
    /// <summary>What the definition and the register say of the deadline; nothing of work without one.</summary>
    public static WorkWeight Of(Definition definition, string deadline, RuleBook rules)
    {
        ArgumentNullException.ThrowIfNull(rules);
        if (!DefinitionOutline.Of(definition).Deadlines.TryGetValue(deadline, out var known))
        {
            return default;
        }
        var ladders = known.Ladders.Select(definition.Ladders.GetValueOrDefault).OfType<Ladder>();
        var figures = known.Basis.Select(id => rules.Rules.GetValueOrDefault(id)?.Figure).OfType<FigureOrigin>().ToList();
        return new WorkWeight(ladders.Any(ladder => ladder.Protects || ladder.Alarm), figures.Count == 0 ? null : figures.MaxBy(Force));
    }

    /// <inheritdoc/>
    public int CompareTo(WorkWeight other) => Rank.CompareTo(other.Rank);

    private int Rank => (Protects ? 10 : 0) + (Figure is { } figure ? Force(figure) : 0);

    private static int Force(FigureOrigin figure) => figure switch
    {
        FigureOrigin.Statute => 4,
        FigureOrigin.Procedure => 3,
        FigureOrigin.Published => 2,
        _ => 1,
    };
}
