using ChildProtection.Workflow.Engine.Definitions.Sources;
using ChildProtection.Workflow.Engine.Diagnostics;

namespace ChildProtection.Workflow.Engine.Definitions.Reading;

/// <summary>Reads lists of transitions: lines tried in order.</summary>
internal sealed class TransitionReader(ReadingContext context, ExpressionReader expressions, EffectReader effects)
{
    private const int PriorityMax = 1000;

    /// <param name="automatic">An <c>always</c> list.</param>
    public IReadOnlyList<Transition> Read(IEnumerable<SourceNode> lines, NameScope scope, bool automatic = false)
    {
        var given = lines.Select(line => (Node: line, Line: Line(line, scope))).Where(pair => pair.Line is not null).ToList();
        var read = given.ConvertAll(pair => pair.Line!);
        // A condition that could not be read is a condition all the same.
        var certain = given.FindIndex(pair => (pair.Node as SourceMap)?.Entry("when") is null);
        if (certain >= 0 && certain < read.Count - 1)
        {
            var (at, message, fix) = automatic
                ? (read[certain].Place, "This line is always taken, so that those after it never are.", "Add 'when:' to every line but the last.")
                : (read[certain + 1].Place, $"This line is never tried: the one in line {read[certain].Place.Line} is always taken.", "Add 'when:' to that one, or take this one out.");
            context.Findings.Error(automatic ? LanguageCodes.AlwaysWithoutWhen : LanguageCodes.UnreachableLine, at, message, fix);
        }
        return read;
    }

    private Transition? Line(SourceNode node, NameScope scope)
    {
        if (MapReader.Open(node, DefinitionShapes.Transition, context) is not { } map)
        {
            return null;
        }
        if (map.Has("to") && map.Has("resume"))
        {
            context.Findings.Error(LanguageCodes.ToAndResume, map.PlaceOf("resume"), "A transition goes to a state or resumes one, not both.", "Take one of the two out.");
        }
        return new Transition
        {
            When = expressions.Guard(map.Node("when"), scope),
            Do = effects.Read(map.List("do"), scope),
            To = Target(map.Scalar("to"), scope.At)?.Path,
            Resume = Resumed(map.Scalar("resume"), scope.At)?.Path,
            Reenter = map.YesNo("reenter"),
            Priority = map.Whole("priority", -PriorityMax, PriorityMax) ?? 0,
            Basis = map.Basis(),
            Place = map.Place,
        };
    }

    private OutlineState? Resumed(SourceScalar? written, OutlineState from)
    {
        var target = Target(written, from);
        if (target is { Children.Count: 0 })
        {
            context.Findings.Error(LanguageCodes.NothingToResume, written!.Place, $"'{target.Path}' has no states in it: there is no place to go back to.", "Write 'to:' instead.");
        }
        return target;
    }

    private OutlineState? Target(SourceScalar? written, OutlineState from)
    {
        if (written is null || context.State(from, written) is not { } target)
        {
            return null;
        }
        var fromAbove = Ancestors(from).ToList();
        var beside = Ancestors(target).FirstOrDefault(state => state.IsRegion && state.Parent != from && fromAbove.Contains(state.Parent!) && !fromAbove.Contains(state));
        if (beside is { } region)
        {
            context.Findings.Error(
                LanguageCodes.TargetInOtherRegion, written.Place, $"'{target.Path}' is in the region '{region.Name}', which runs beside this one and is not this one's to move.",
                "Raise a signal that the other region answers.");
        }
        return target;
    }

    // The state itself first.
    private static IEnumerable<OutlineState> Ancestors(OutlineState state)
    {
        for (var at = state; at is not null; at = at.Parent)
        {
            yield return at;
        }
    }
}
