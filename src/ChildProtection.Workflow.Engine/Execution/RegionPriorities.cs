using System.Collections.Immutable;
using ChildProtection.Workflow.Engine.Definitions;

namespace ChildProtection.Workflow.Engine.Execution;

/// <summary>
/// Decides between regions that answer one event and cannot both be taken: by the <c>priority</c> that is written, never by their order.
/// The weaker line gets the condition that the stronger one cannot be taken.
/// </summary>
internal sealed class RegionPriorities
{
    private readonly List<Line> _lines = [];

    public RegionPriorities(State root) => Collect(root, []);

    public CaseGuard? GuardOf(State source, string? happened, Transition line)
    {
        var self = _lines.First(each => ReferenceEquals(each.Transition, line) && each.Event == happened);
        var rivals = _lines
            .Where(other => other.Event == happened && other.Transition.Priority > line.Priority && Conflict(self, other))
            .Select(RivalOf)
            .ToImmutableArray();
        return line.When is null && rivals.IsEmpty ? null : new CaseGuard(line.When, rivals);
    }

    private CaseGuard.Rival RivalOf(Line line) => new(
        StatePaths.IdOf(line.Source.Path),
        line.Transition.When,
        [.. _lines.Where(other => ReferenceEquals(other.Source, line.Source) && other.Event == line.Event)
            .TakeWhile(other => !ReferenceEquals(other.Transition, line.Transition))
            .Select(other => other.Transition.When)
            .OfType<Expressions.TypedExpression>()]);

    // They stand in different regions of one state, both lead somewhere, and one of them leaves that state's other regions.
    private static bool Conflict(Line one, Line other)
    {
        if (Target(one) is null || Target(other) is null)
        {
            return false;
        }
        foreach (var concurrent in one.Around.Where(state => state.Kind == StateKind.Concurrent && other.Around.Contains(state)))
        {
            if (RegionOf(concurrent, one) is { } region && RegionOf(concurrent, other) is { } rival && !ReferenceEquals(region, rival))
            {
                return Leaves(region, one) || Leaves(rival, other);
            }
        }
        return false;
    }

    private static State? RegionOf(State concurrent, Line line) =>
        concurrent.Children.FirstOrDefault(region => StatePaths.IsWithin(line.Source.Path, region.Path));

    // A target that is the region itself leaves it, and with it the regions beside it: a region is entered with all of them.
    private static bool Leaves(State region, Line line) =>
        Target(line) is { } target && (target == region.Path || !StatePaths.IsWithin(target, region.Path));

    private static string? Target(Line line) => line.Transition.To ?? line.Transition.Resume;

    private void Collect(State state, ImmutableArray<State> around)
    {
        var within = around.Add(state);
        _lines.AddRange(ChartLowering.TransitionsOf(state).Select(line => new Line(line.Event, line.Transition, state, within)));
        foreach (var child in state.Children)
        {
            Collect(child, within);
        }
    }

    private sealed record Line(string? Event, Transition Transition, State Source, ImmutableArray<State> Around);
}
