using System.Collections.Immutable;
using NodaTime;

namespace ChildProtection.Workflow.Engine.Charts;

/// <summary>All that a chart must be besides well numbered. Afterwards every entry leads to a legal configuration.</summary>
internal sealed class ChartChecks(ChartSpec spec, ChartOutline outline)
{
    private readonly List<ChartDiagnostic> found = [];

    internal List<ChartDiagnostic> Run()
    {
        if (!spec.States.Any(s => s is not StateSpec.History))
        {
            found.Add(new(ChartCodes.NoStates, "The chart has no states: give it at least one.", string.Empty));
        }
        if (outline.Nodes.Sum(n => n.Transitions.Length) > ChartLimits.TransitionsMax)
        {
            found.Add(new(ChartCodes.TooManyTransitions, $"A chart has at most {ChartLimits.TransitionsMax} transitions: divide it.", string.Empty));
        }
        foreach (var node in outline.Nodes)
        {
            CheckPlace(node);
            CheckDefault(node);
            foreach (var transition in node.Transitions)
            {
                CheckTransition(node, transition);
            }
            CheckActions(node, [.. node.DefaultActions, .. node.Spec?.OnEntry.SelectMany(b => b) ?? [], .. node.Spec?.OnExit.SelectMany(b => b) ?? []]);
        }
        return found;
    }

    private void CheckPlace(ChartOutline.Node node)
    {
        if (node.Id.Any(char.IsWhiteSpace))
        {
            found.Add(new(ChartCodes.BadId, $"The id '{node.Id}' has a space in it: ids are parted by spaces elsewhere.", node.Id));
        }
        var misplaced = (node.Kind, Parent: node.Parent?.Kind) switch
        {
            (StateKind.History, StateKind.Root) => "The chart itself remembers nothing: put the history state inside a state.",
            (StateKind.Final, StateKind.Parallel) => "A final state cannot be a region: put it inside one.",
            (StateKind.Final or StateKind.History, _) when node.Children.Count > 0 || node.Transitions.Length > 0 =>
                "Final and history states have neither children nor transitions: take them out.",
            (StateKind.History, _) when node.Spec is { OnEntry.Length: > 0 } or { OnExit.Length: > 0 } or { Data.Length: > 0 } =>
                "A history state is never entered or left: put its actions or data elsewhere.",
            (StateKind.Atomic, _) when node.DefaultActions.Length > 0 => "A state without children has no initial actions: use its entry actions.",
            _ => null,
        };
        if (misplaced is not null)
        {
            found.Add(new(ChartCodes.Misplaced, misplaced, node.Id));
        }
        if (node.Kind == StateKind.Parallel && node.Children.All(c => c.Kind == StateKind.History))
        {
            found.Add(new(ChartCodes.NoStates, "A parallel state without regions can never be left or done: give it at least one.", node.Id));
        }
    }

    private void CheckDefault(ChartOutline.Node node)
    {
        var history = node.Kind == StateKind.History;
        if (history && node.DefaultTargets.Length == 0)
        {
            found.Add(new(ChartCodes.HistoryDefault, "A history state needs a default for the time while it remembers nothing.", node.Id));
        }
        var owner = history ? node.Parent! : node;
        var targets = CheckTargets(node, node.DefaultTargets);
        foreach (var target in targets.Where(t => !t.IsInside(owner)))
        {
            found.Add(history
                ? new(ChartCodes.HistoryDefault, $"The default '{target.Id}' is not inside '{owner.Id}': name a state that is.", node.Id)
                : new(ChartCodes.InitialOutside, $"The initial state '{target.Id}' is not inside '{owner.Id}': name a state that is.", node.Id));
        }
        if (history && LeadsToItself(node))
        {
            found.Add(new(ChartCodes.HistoryLoop, "The defaults of history states lead round in a circle: let one of them name a state.", node.Id));
        }
    }

    private bool LeadsToItself(ChartOutline.Node history)
    {
        var seen = new HashSet<ChartOutline.Node>(ReferenceEqualityComparer.Instance);
        var open = new Stack<ChartOutline.Node>([history]);
        while (open.TryPop(out var node))
        {
            foreach (var next in node.DefaultTargets.Select(outline.Find).OfType<ChartOutline.Node>().Where(n => n.Kind == StateKind.History))
            {
                if (ReferenceEquals(next, history))
                {
                    return true;
                }
                if (seen.Add(next))
                {
                    open.Push(next);
                }
            }
        }
        return false;
    }

    private void CheckTransition(ChartOutline.Node source, TransitionSpec transition)
    {
        CheckTargets(source, transition.Targets);
        if (transition is { Events.Length: 0, Guard: null, Targets.Length: 0, Actions.Length: 0 })
        {
            found.Add(new(ChartCodes.EmptyTransition, "A transition without event, guard, target and actions would be taken for ever: give it one of them.", source.Id));
        }
        foreach (var (written, _) in ChartOutline.Descriptors(transition).Where(d => d.Normalized is null))
        {
            found.Add(new(ChartCodes.BadDescriptor, $"'{written}' is not an event descriptor: write tokens parted by dots, or * alone.", source.Id));
        }
        if (transition.Events.Any(string.IsNullOrWhiteSpace))
        {
            found.Add(new(ChartCodes.BadDescriptor, "An event descriptor is empty: leave the list empty for an eventless transition.", source.Id));
        }
        CheckActions(source, transition.Actions);
    }

    private List<ChartOutline.Node> CheckTargets(ChartOutline.Node source, ImmutableArray<string> ids)
    {
        var targets = new List<ChartOutline.Node>();
        foreach (var id in ids.Distinct(StringComparer.Ordinal))
        {
            if (outline.Find(id) is { } target)
            {
                targets.Add(target);
            }
            else
            {
                found.Add(new(ChartCodes.UnknownState, $"There is no state called '{id}'.", source.Id));
            }
        }
        for (var first = 0; first < targets.Count; first++)
        {
            for (var second = first + 1; second < targets.Count; second++)
            {
                if (!CanBeEnteredTogether(targets[first], targets[second]))
                {
                    found.Add(new(ChartCodes.TargetsTogether,
                        $"'{targets[first].Id}' and '{targets[second].Id}' cannot be entered together: several targets lie in different regions of a parallel state.",
                        source.Id));
                }
            }
        }
        return targets;
    }

    // A history state stands for anything inside its parent, so it meets whatever is inside its parent.
    private static bool CanBeEnteredTogether(ChartOutline.Node first, ChartOutline.Node second)
    {
        var (a, b) = (Extent(first), Extent(second));
        if (ReferenceEquals(a, b) || a.IsInside(b) || b.IsInside(a))
        {
            return false;
        }
        var common = a.Parent!;
        while (!b.IsInside(common))
        {
            common = common.Parent!;
        }
        return common.Kind == StateKind.Parallel;
    }

    private static ChartOutline.Node Extent(ChartOutline.Node node) => node.Kind == StateKind.History ? node.Parent! : node;

    private void CheckActions(ChartOutline.Node node, ImmutableArray<ChartAction> actions)
    {
        foreach (var action in actions)
        {
            switch (action)
            {
                case ChartAction.Raise raise when !IsEventName(raise.Name):
                    found.Add(new(ChartCodes.BadSend, $"'{raise.Name}' cannot be raised: an event name has no spaces and is not empty.", node.Id));
                    break;
                case ChartAction.Send send when send.Event.Expression is null && !IsEventName(send.Event.Literal):
                    found.Add(new(ChartCodes.BadSend, $"'{send.Event.Literal}' cannot be sent: an event name has no spaces and is not empty.", node.Id));
                    break;
                case ChartAction.Send { Delay: { Expression: null } delay } when delay.Literal < Duration.Zero:
                    found.Add(new(ChartCodes.BadSend, "A send cannot be delayed by less than nothing.", node.Id));
                    break;
                case ChartAction.Send { Id: not null, IdLocation: not null }:
                    found.Add(new(ChartCodes.BadSend, "A send has either an id or a place for one.", node.Id));
                    break;
                case ChartAction.If branches:
                    CheckActions(node, [.. branches.Branches.SelectMany(b => b.Actions), .. branches.Else]);
                    break;
                case ChartAction.ForEach loop:
                    CheckActions(node, loop.Actions);
                    break;
            }
        }
    }

    private static bool IsEventName(string? name) => !string.IsNullOrEmpty(name) && !name.Any(char.IsWhiteSpace);
}
