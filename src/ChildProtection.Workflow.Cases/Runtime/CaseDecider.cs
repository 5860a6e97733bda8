using ChildProtection.Workflow.Cases.Definitions;
using ChildProtection.Workflow.Cases.Staff;
using ChildProtection.Workflow.Engine.Execution;
using NodaTime;

namespace ChildProtection.Workflow.Cases.Runtime;

/// <summary>
/// Decides what an input does to a case and what is to be written, and writes nothing itself. The shell around it is thin: load, decide, apply.
/// </summary>
public sealed class CaseDecider(IDefinitionLibrary definitions, ICalendarLibrary calendars, IStaffDirectory staff)
{
    /// <summary>The incident code of a case whose definition was never published here.</summary>
    public const string DefinitionMissingCode = "CPW5004";

    /// <summary>How long the staff list is trusted before it is read again, in milliseconds: a step must not wait for a list that changes monthly.</summary>
    public const int StaffSeenMilliseconds = 2_000;

    /// <summary>
    /// How far the clock of this node may lie behind the one that took the case's last step: the new step is then dated as that one. Further behind,
    /// a command is refused, because somebody must set a clock right.
    /// </summary>
    public static readonly Duration ClockBehindMax = Duration.FromSeconds(5);

    private volatile Seen? _seen;

    /// <summary>Who holds which role now, for the inputs decided next; at most <see cref="StaffSeenMilliseconds"/> old.</summary>
    public async Task<StaffAsSeen> StaffAsSeen(CancellationToken cancellationToken)
    {
        if (_seen is { } last && Environment.TickCount64 - last.At < StaffSeenMilliseconds)
        {
            return last.Staff;
        }
        var seen = new StaffAsSeen(await staff.EverybodyEverywhere(cancellationToken));
        _seen = new Seen(seen, Environment.TickCount64);
        return seen;
    }

    /// <summary>Opens a case.</summary>
    /// <param name="opening">The case to be.</param>
    /// <param name="definition">The definition that it pins from now on.</param>
    /// <param name="input">The opening input; the roles that nobody holds are filled in.</param>
    /// <param name="seen">Who holds which role.</param>
    /// <param name="commandKey">The caller's idempotency key.</param>
    /// <param name="now">When it is recorded.</param>
    public Decision Open(NewCase opening, CompiledDefinition definition, CaseInput.Open input, StaffAsSeen seen, string? commandKey, Instant now)
    {
        var calendar = calendars.Find(opening.Authority, definition.Definition.Calendar);
        var vacant = seen.Vacant(definition.Definition, opening.Authority, opening.Team);
        var result = CaseMachine.Step(definition, null, input with { VacantRoles = vacant }, calendar, now);
        return Decided(result, accepted => StepWriter.First(opening, definition, calendar, accepted, commandKey, now));
    }

    /// <summary>Reads a loaded case from what is stored of it.</summary>
    public CaseRead Read(LoadedCase loaded)
    {
        var head = loaded.Head;
        if (definitions.Find(head.Authority, head.DefinitionHash) is not { } definition)
        {
            return new CaseRead.Faulted(DefinitionMissingCode, $"The definition {head.DefinitionHash} that this case follows is not here. Publish it again.", string.Empty);
        }
        var calendar = calendars.Find(head.Authority, definition.Definition.Calendar);
        try
        {
            return new CaseRead.Ready(new CaseState(head, loaded.Relations, definition, calendar, SnapshotFormat.Read(definition, head.Snapshot)));
        }
        catch (UnreadableSnapshotException unreadable)
        {
            return new CaseRead.Stale(definition, calendar, unreadable.Message);
        }
    }

    /// <summary>Gives an input to a case.</summary>
    public Decision Decide(CaseState state, CaseInput input, StaffAsSeen seen, string? commandKey, Instant now) =>
        DecideAt(state, input, seen, commandKey, state.Snapshot.At - now <= ClockBehindMax ? Later(state.Snapshot.At, now) : now);

    private static Decision DecideAt(CaseState state, CaseInput input, StaffAsSeen seen, string? commandKey, Instant now)
    {
        var vacant = seen.Vacant(state.Definition.Definition, state.Head.Authority, state.Head.Team);
        var result = CaseMachine.Step(state.Definition, state.Snapshot, input with { VacantRoles = vacant }, state.Calendar, now);
        return Decided(result, accepted => StepWriter.Next(state, accepted, commandKey, now));
    }

    /// <summary>Fires what is due in each claimed case: one answer a case, in order. A case that cannot be stepped is parked, whatever is wrong with it.</summary>
    public IReadOnlyList<SweepDecision> FireDue(IReadOnlyList<LoadedCase> due, StaffAsSeen seen, Instant now) =>
        [.. due.Select(loaded => FireDue(loaded, seen, now))];

    private SweepDecision FireDue(LoadedCase loaded, StaffAsSeen seen, Instant now)
    {
        try
        {
            return Read(loaded) switch
            {
                CaseRead.Ready { State: var state } => FireDue(state, seen, now),
                CaseRead.Stale => new SweepDecision.LeaveUnread(),
                CaseRead.Faulted faulted => new SweepDecision.Park(faulted.Code, faulted.Words, faulted.Trace),
                var other => throw new InvalidOperationException($"No answer for {other.GetType().Name}."),
            };
        }
#pragma warning disable CA1031 // One case that cannot be stepped, for whatever reason, must not keep the others waiting: it is parked with its trace.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            return new SweepDecision.Park(ICaseStore.StepFailedCode, "The case could not be stepped. The trace says where.", exception.ToString());
        }
    }

    private static SweepDecision FireDue(CaseState state, StaffAsSeen seen, Instant now) =>
        DecideAt(state, new CaseInput.Fire { Actor = Actor.Timer }, seen, commandKey: null, Later(state.Snapshot.At, now)) switch
        {
            Decision.Accepted accepted => new SweepDecision.Fire(accepted.Step, accepted.Result.StagesFired),
            Decision.Unchanged => new SweepDecision.NothingDue(),
            Decision.Refused refused => new SweepDecision.Park(refused.Reasons[0].Code, refused.Reasons[0].Message, string.Empty),
            Decision.Faulted faulted => new SweepDecision.Park(faulted.Code, faulted.Words, string.Join('\n', faulted.Trace)),
            var other => throw new InvalidOperationException($"No answer for {other.GetType().Name}."),
        };

    private static Instant Later(Instant one, Instant other) => one > other ? one : other;

    private static Decision Decided(StepResult result, Func<StepResult.Accepted, DecidedStep> write) => result switch
    {
        StepResult.Accepted { Entries.IsEmpty: true } => new Decision.Unchanged(),
        StepResult.Accepted accepted => new Decision.Accepted(write(accepted), accepted),
        StepResult.Refused refused => new Decision.Refused(refused.Reasons),
        StepResult.Faulted faulted => new Decision.Faulted(faulted.Code, faulted.Words, faulted.Trace),
        _ => throw new InvalidOperationException($"No answer for {result.GetType().Name}."),
    };

    private sealed record Seen(StaffAsSeen Staff, long At);
}
