using ChildProtection.Workflow.Cases.Runtime;
using ChildProtection.Workflow.Engine.Execution;
using NodaTime;

namespace ChildProtection.Workflow.Cases.Simulation;

/// <summary>
/// What must hold after every step, whatever happened: the definition's own safety properties; rows kept by differences equal rows derived from
/// scratch; what is written can be read back; nothing due is left unfired; an open case always has somebody asked or a clock running.
/// </summary>
internal sealed class InvariantCheck(SimulationSetting setting)
{
    private readonly Dictionary<Identity.CaseId, Dictionary<string, TaskRow>> _tasks = [];
    private readonly Dictionary<Identity.CaseId, Dictionary<string, DeadlineRow>> _deadlines = [];
    private readonly List<string> _violations = [];

    public long Checked { get; private set; }

    public IReadOnlyList<string> Violations => _violations;

    public void After(SimulatedChild child, CaseState state, Decision.Accepted accepted, Instant now)
    {
        var derived = CaseMachine.Derive(setting.Definition, SnapshotFormat.Read(setting.Definition, accepted.Step.Head.Snapshot), setting.Calendar);
        Holds(Kept(_tasks, state, accepted.Step.TasksSet, row => row.Key, accepted.Step.TasksClosed)
            .SequenceEqual(TaskRows.Of(setting.Definition.Definition, state.Snapshot, derived, setting.Calendar, state.Head.Team).OrderBy(row => row.Key, StringComparer.Ordinal)),
            child, now, "The task rows kept by differences are not those derived from the stored snapshot.");
        Holds(Kept(_deadlines, state, accepted.Step.DeadlinesSet, row => row.Key, accepted.Step.DeadlinesEnded)
            .SequenceEqual(DeadlineRows.Of(derived, setting.Calendar).OrderBy(row => row.Key, StringComparer.Ordinal)),
            child, now, "The deadline rows kept by differences are not those derived from the stored snapshot.");
        Holds(derived.NextStageAt is not { } next || next >= now, child, now, $"A stage due at {derived.NextStageAt} was left unfired.");
        Holds(
            state.Head.Closed || derived.Tasks.Length > 0 || derived.Deadlines.Any(deadline => deadline.DueAt is not null),
            child, now, $"Nobody is asked anything and no clock is running in {state.Head.MainState}.");
    }

    public void Violated(SimulatedChild child, Instant at, string words)
    {
        if (_violations.Count < SimulationReport.ViolationsMax)
        {
            _violations.Add($"{child.GivenName} {child.FamilyName}, {at}: {words}");
        }
    }

    private void Holds(bool holds, SimulatedChild child, Instant at, string words)
    {
        Checked++;
        if (!holds)
        {
            Violated(child, at, words);
        }
    }

    private static IEnumerable<KeyValuePair<string, T>> Kept<T>(
        Dictionary<Identity.CaseId, Dictionary<string, T>> all, CaseState state, IReadOnlyList<T> set, Func<T, string> key, IReadOnlyList<string> gone)
    {
        if (!all.TryGetValue(state.Head.Case, out var rows))
        {
            all[state.Head.Case] = rows = new Dictionary<string, T>(StringComparer.Ordinal);
        }
        foreach (var name in gone)
        {
            rows.Remove(name);
        }
        foreach (var row in set)
        {
            rows[key(row)] = row;
        }
        return rows.OrderBy(row => row.Key, StringComparer.Ordinal);
    }
}
