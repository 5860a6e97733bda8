using ChildProtection.Workflow.Engine.Definitions.Sources;
using ChildProtection.Workflow.Engine.Diagnostics;

namespace ChildProtection.Workflow.Engine.Definitions.Reading;

/// <summary>Reads what a state answers: signals, <c>missed(deadline)</c>, <c>done(state)</c>, <c>corrected</c> and <c>overridden</c>.</summary>
internal sealed class HandlerReader(ReadingContext context, TransitionReader transitions)
{
    public IReadOnlyList<Handler> Read(SourceNode? node, OutlineState at) =>
    [
        .. (MapReader.Expect<SourceMap>(node, context, "What is answered, with a list of transitions for each, belongs here")?.Entries ?? [])
            .Select(entry => Handler(entry, at)).OfType<Handler>(),
    ];

    private Handler? Handler(SourceEntry entry, OutlineState at)
    {
        var lines = MapReader.Expect<SourceList>(entry.Value, context, "A list of transitions belongs here")?.Items ?? [];
        return Trigger(entry, at) is var (trigger, scope)
            ? new Handler(trigger, transitions.Read(lines, scope), entry.Place)
            : null;
    }

    private (Trigger Trigger, NameScope Scope)? Trigger(SourceEntry entry, OutlineState at)
    {
        var name = new SourceScalar(entry.Key, quoted: false, "", 0, entry.Place);
        if (Within("missed", name) is { } deadline)
        {
            return Missed(deadline, at);
        }
        if (Within("done", name) is { } state)
        {
            return Done(state, at);
        }
        if (entry.Key == Correction.Name)
        {
            return (new Trigger.OfCorrection(), new NameScope { At = at, Signal = Correction.Signal });
        }
        if (entry.Key == Correction.Backdated)
        {
            return (new Trigger.OfBackdating(), new NameScope { At = at, Signal = Correction.Signal });
        }
        if (entry.Key == PassedCheck.Name)
        {
            return (new Trigger.OfPassedCheck(), new NameScope { At = at, Signal = PassedCheck.Signal });
        }
        return context.Find(context.Names.Signals, name, LanguageCodes.UnknownSignal, "signal") is { } signal
            ? (new Trigger.OfSignal(signal.Name), new NameScope { At = at, Signal = signal })
            : null;
    }

    private (Trigger Trigger, NameScope Scope)? Missed(SourceScalar name, OutlineState at)
    {
        if (context.Find(context.Outline.Deadlines, name, LanguageCodes.UnknownDeadline, "deadline") is not { } deadline)
        {
            return null;
        }
        var record = deadline.Each is null ? null : context.Names.Records.GetValueOrDefault(deadline.Each);
        return (new Trigger.OfMissed(deadline.Name), new NameScope { At = at, Each = record });
    }

    private (Trigger Trigger, NameScope Scope)? Done(SourceScalar name, OutlineState at)
    {
        if (context.State(at, name) is not { } state)
        {
            return null;
        }
        if (!Ends(state))
        {
            context.Findings.Error(
                LanguageCodes.DoneNeverComes, name.Place, $"'{state.Path}' has no final state, so it never is done.", "Add a state with 'final: yes' to it.");
        }
        return (new Trigger.OfDone(state.Path), new NameScope { At = at });
    }

    // Regions are done when each of them is.
    private static bool Ends(OutlineState state) => state.Children.Count > 0
        && (state.Children[0].IsRegion ? state.Children.All(Ends) : state.Children.Any(child => child.IsFinal));

    private static SourceScalar? Within(string function, SourceScalar text) =>
        text.Value.StartsWith(function + "(", StringComparison.Ordinal) && text.Value.EndsWith(')')
            ? new SourceScalar(text.Value[(function.Length + 1)..^1].Trim(), quoted: false, "", 0, text.Place.Right(function.Length + 1))
            : null;
}
