using ChildProtection.Workflow.Engine.Definitions.Sources;
using ChildProtection.Workflow.Engine.Diagnostics;
using ChildProtection.Workflow.Engine.Expressions;

namespace ChildProtection.Workflow.Engine.Definitions.Checking;

/// <summary>Every deadline can start, and can be met.</summary>
internal sealed class DeadlineCheck(DefinitionMap map, FactsSet facts, Findings findings)
{
    private readonly Successors _successors = new(map);

    public void Run()
    {
        foreach (var (state, deadline) in map.Deadlines)
        {
            var isTasks = state.Tasks.Any(task => task.Deadline == deadline);
            if (!isTasks && deadline is { Met: null, When: null, Until: null } && deadline.From.Reads.Records.IsEmpty)
            {
                findings.Error(
                    LanguageCodes.DeadlineNeverMet, deadline.Place, $"Nothing can meet the deadline '{deadline.Name}': it has no task, no 'met:', and no record moves it on.",
                    "Add 'met:', put it on a task, or count from the latest record.");
            }
            var set = NeverSet(deadline.From) + (deadline.Met is null ? 0 : NeverSet(deadline.Met)) == 0;
            if (set && MayWaitForEver(state, deadline))
            {
                findings.Error(
                    LanguageCodes.WaitsForNothing, deadline.From.Place, $"The deadline '{deadline.Name}' may wait for ever: nothing with a running clock makes its fact come about.",
                    "Give a deadline to the task that records the fact; or let this one run only 'when:' the fact is known.");
            }
        }
    }

    private int NeverSet(TypedExpression anchor)
    {
        var missing = anchor.Reads.Fields.Where(field => !facts.Field(field).Any())
            .Concat(anchor.Reads.Records.SelectMany(NeverSet)).ToList();
        foreach (var fact in missing)
        {
            findings.Error(LanguageCodes.AnchorNeverSet, anchor.Place, $"This depends on '{fact}', which nothing ever sets.", "Set it where it comes to be known, or count from another fact.");
        }
        return missing.Count;
    }

    private IEnumerable<string> NeverSet(KeyValuePair<string, System.Collections.Immutable.ImmutableSortedSet<string>> read) =>
        facts.Records(read.Key).Any()
            ? read.Value.Where(field => !facts.Sets(read.Key, field)).Select(field => $"{read.Key}.{field}")
            : [read.Key];

    private bool MayWaitForEver(State state, Deadline deadline)
    {
        var reads = deadline.From.Reads;
        if ((reads.Fields.IsEmpty && reads.Records.IsEmpty) || Waits(deadline.When, reads))
        {
            return false;
        }
        var settings = reads.Fields.SelectMany(facts.Field).Concat(reads.Records.Keys.SelectMany(facts.Records));
        return !settings.Any(setting => Comes(setting, state, deadline)) && !IsDemanded(state, deadline, reads);
    }

    // Until the fact is known it is not asked for at all.
    private static bool Waits(TypedExpression? when, ExpressionReads reads) =>
        when is not null && (when.Reads.Fields.Overlaps(reads.Fields) || reads.Records.Keys.Any(when.Reads.Records.ContainsKey));

    private bool Comes(Setting setting, State state, Deadline deadline)
    {
        if (setting.State is null)
        {
            return true;
        }
        if (!map.Together(setting.State, state))
        {
            return _successors.Of(setting.State).Contains(state.Path);
        }
        return (setting.OnEntry && DefinitionMap.IsWithin(state, setting.State))
            || (setting.Work?.Deadline is { } other && other != deadline)
            // A line that leads here has been taken before the deadline stands.
            || map.Lines.Any(line => line.Transition.Do.Contains(setting.Effect) && line.Target is not null && !DefinitionMap.IsWithin(line.State, state)
                && map.Entered(map.At(line.Target)).Contains(state));
    }

    // Another deadline that runs beside it is met by the same fact.
    private bool IsDemanded(State state, Deadline deadline, ExpressionReads reads) => map.Deadlines.Any(pair =>
        pair.Deadline != deadline && map.Together(pair.State, state)
        && (pair.Deadline.Met ?? pair.Deadline.From).Reads is var demanded
        && (demanded.Fields.Overlaps(reads.Fields) || reads.Records.Keys.Any(demanded.Records.ContainsKey))
        && pair.Deadline.From.Reads is var other && !(other.Fields.SetEquals(reads.Fields) && other.Records.Keys.SequenceEqual(reads.Records.Keys)));
}
