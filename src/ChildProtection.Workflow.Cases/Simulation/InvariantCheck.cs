using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Cases.Runtime;
using ChildProtection.Workflow.Engine.Execution;
using NodaTime;

namespace ChildProtection.Workflow.Cases.Simulation;

/// <summary>
/// What must hold after every step, whatever happened: the definition's own safety properties; rows kept by differences equal rows derived from scratch; what is written can be read back;
/// the journal's chain holds; nothing due is left unfired; an open case always has somebody asked or a clock running. And at the end: the inputs in
/// the stored journal alone make each case again.
/// </summary>
internal sealed class InvariantCheck(SimulationSetting setting)
{
    private readonly Dictionary<CaseId, KeptCase> _cases = [];
    private readonly List<string> _violations = [];

    public long Checked { get; private set; }

    public IReadOnlyList<string> Violations => _violations;

    public void After(SimulatedChild child, CaseState state, Decision.Accepted accepted, Instant now)
    {
        var step = accepted.Step;
        if (!_cases.TryGetValue(step.Head.Case, out var kept))
        {
            _cases[step.Head.Case] = kept = new KeptCase(child, step.Head);
        }
        kept.Take(step);
        var stored = SnapshotFormat.Read(setting.Definition, step.Head.Snapshot);
        var derived = CaseMachine.Derive(setting.Definition, stored, setting.Calendar);
        Holds(SnapshotFormat.Write(stored).AsSpan().SequenceEqual(step.Head.Snapshot.Span), child, now, "The stored snapshot, read, is not written as it was.");
        Holds(kept.ChainHolds, child, now, "The journal's chain is broken.");
        Holds(
            Same(kept.Tasks, TaskRows.Of(setting.Definition.Definition, stored, derived, setting.Calendar, state.Head.Team)),
            child, now, "The task rows kept by differences are not those derived from the stored snapshot.");
        Holds(
            Same(kept.Deadlines, DeadlineRows.Of(derived, setting.Calendar)),
            child, now, "The deadline rows kept by differences are not those derived from the stored snapshot.");
        Holds(
            Same(kept.Breaches, DeadlineRows.BreachesOf(stored, setting.Calendar)),
            child, now, "The breach rows kept by differences are not those of the stored snapshot.");
        Holds(derived.NextStageAt is not { } next || next >= now, child, now, $"A stage due at {derived.NextStageAt} was left unfired.");
        Holds(
            state.Head.Closed || derived.Tasks.Length > 0 || derived.Deadlines.Any(deadline => deadline.DueAt is not null),
            child, now, $"Nobody is asked anything and no clock is running in {state.Head.MainState}.");
        Holds(
            !state.Head.Closed || (derived.Tasks.IsEmpty && derived.Deadlines.IsEmpty && derived.Escalations.IsEmpty),
            child, now, "The case is closed and still asks something of somebody.");
        Checked += setting.Definition.Definition.Safety.Count;
        foreach (var violation in SafetyCheck.Violations(setting.Definition, stored, setting.Calendar, now))
        {
            Violated(child, now, $"The safety property {violation.Name} does not hold in {state.Head.MainState}.");
        }
    }

    /// <summary>After the last step: every case is made again from the inputs of its stored journal, byte for byte.</summary>
    public void AtTheEnd(Instant now)
    {
        // Cases have nothing to do with one another; what is found is told in their order.
        foreach (var (kept, same) in _cases.Values.AsParallel().AsOrdered().Select(kept => (kept, MakeTheCaseAgain(kept))))
        {
            Holds(same, kept.Child, now, "The inputs in the journal do not make the case again.");
            Holds(
                kept.Chain.Conclude(kept.Head.LastSequence, kept.Head.LastHash) is JournalVerdict.Intact, kept.Child, now, "The journal's end is not the one that the case names.");
        }
    }

    private bool MakeTheCaseAgain(KeptCase kept)
    {
        try
        {
            var again = CaseMachine.Replay(setting.Definition, _ => setting.Calendar, kept.Inputs.Select(Read)).Last().Snapshot;
            return SnapshotFormat.Write(again).AsSpan().SequenceEqual(kept.Head.Snapshot.Span);
        }
        catch (InvalidOperationException)
        {
            // An input that was accepted is not accepted again.
            return false;
        }
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

    private static JournalEntry Read(JournalRow row) => JournalFormat.Read(row.Kind, row.OccurredAt, row.RecordedAt, row.Actor, row.Payload.Span);

    private static bool Same<T>(Dictionary<string, T> kept, Dictionary<string, T> derived)
        where T : notnull =>
        kept.Count == derived.Count && kept.All(row => derived.TryGetValue(row.Key, out var other) && row.Value.Equals(other));
}
