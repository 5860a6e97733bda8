using ChildProtection.Workflow.Engine.Definitions.Sources;
using ChildProtection.Workflow.Engine.Diagnostics;
using ChildProtection.Workflow.Engine.Expressions;

namespace ChildProtection.Workflow.Engine.Definitions.Checking;

/// <summary>Automatic transitions come to rest, as far as that can be seen without looking at the facts.</summary>
internal sealed class AlwaysCheck(DefinitionMap map, Findings findings)
{
    public void Run()
    {
        foreach (var line in map.Lines.Where(line => line is { Cause: Line.Automatic, Target: null } && NeverStops(line.Transition)))
        {
            findings.Error(
                LanguageCodes.EndlessAlways, line.Transition.Place, "This is done again and again: it neither leads elsewhere nor changes what it depends on.",
                "Add 'to:', or do it in 'entry:'.");
        }
        var next = map.States.ToDictionary(state => state.Path, Certain);
        foreach (var state in map.States.Where(state => GoesRound(state.Path, next)))
        {
            findings.Error(
                LanguageCodes.EndlessAlways, state.Always[^1].Place, $"From '{state.Path}' the automatic transitions lead back to it, without any condition.",
                "Add 'when:' to one of them.");
        }
    }

    private static bool NeverStops(Transition line) => line.When is not { } guard || !line.Do.Any(effect => Changes(effect, guard.Reads));

    private static bool Changes(Effect effect, ExpressionReads reads) => effect switch
    {
        Effect.Set set => set.Values.Keys.Any(reads.Fields.Contains),
        Effect.AddRecord record => reads.Records.ContainsKey(record.List),
        Effect.AddRecords records => reads.Records.ContainsKey(records.List),
        Effect.AddRecordsOf records => reads.Records.ContainsKey(records.List),
        Effect.UpdateRecord update => reads.Records.ContainsKey(update.List),
        Effect.UpdateRecords update => reads.Records.ContainsKey(update.List),
        Effect.Assign assign => reads.Roles.Contains(assign.Role),
        Effect.Vacate vacate => reads.Roles.Contains(vacate.Role),
        Effect.Publish or Effect.Raise or Effect.Declared => false,
        _ => throw new InvalidOperationException($"Whether {effect.GetType().Name} changes what a guard reads is not known."),
    };

    // The states with a certain automatic transition that become active with the target of this one's.
    private IReadOnlyList<string> Certain(State state) =>
        Certainly(state) is { } target
            ? [.. map.Entered(map.At(target)).Where(entered => Certainly(entered) is not null).Select(entered => entered.Path)]
            : [];

    private static string? Certainly(State state) =>
        state.Always is [.., { When: null } last] ? last.To ?? last.Resume : null;

    // Each circle is told once, at the state in it that comes first by name.
    private static bool GoesRound(string start, Dictionary<string, IReadOnlyList<string>> next)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var pending = new Stack<string>(next[start]);
        while (pending.TryPop(out var path))
        {
            if (string.CompareOrdinal(path, start) >= 0 && seen.Add(path))
            {
                foreach (var further in next[path])
                {
                    pending.Push(further);
                }
            }
        }
        return seen.Contains(start);
    }
}
