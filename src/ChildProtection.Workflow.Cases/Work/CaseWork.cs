using System.Collections.Immutable;
using System.Security.Cryptography;
using ChildProtection.Workflow.Cases.Access;
using ChildProtection.Workflow.Cases.Administration;
using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Cases.People;
using ChildProtection.Workflow.Cases.People.Births;
using ChildProtection.Workflow.Cases.Reading;
using ChildProtection.Workflow.Cases.Runtime;
using ChildProtection.Workflow.Cases.Staff;
using ChildProtection.Workflow.Engine.Execution;
using NodaTime;

namespace ChildProtection.Workflow.Cases.Work;

/// <summary>
/// Everything that people do to cases that are open: load, decide, apply, in one transaction, answered after the commit. Who may is asked here, for pages and
/// API alike. A case that this node knows from a moment ago is tried without loading it first.
/// </summary>
public sealed class CaseWork(ICaseStore store, RecentCases recent, CaseDecider decider, CaseLoading loading, ICaseFiles files, BirthOnFile births, CaseDoor door, ChairIndependence independence, IClock clock)
{
    /// <summary>How often a step is decided afresh because the case moved on meanwhile.</summary>
    public const int ConflictRetriesMax = 8;

    /// <summary>Of a hash of what was sent, in its key: two different commands of one person with one key do not meet in it.</summary>
    private const int FingerprintBytes = 16;

    /// <summary>Gives an input to a case: a task done, an action taken, a correction, an acknowledgement, and so on.</summary>
    /// <param name="by">Who; their roles for this case are filled in here, whatever the input says.</param>
    /// <param name="caseId">The case.</param>
    /// <param name="input">What; its actor is overwritten.</param>
    /// <param name="commandKey">The idempotency key: the same input to the same case with it again is answered like the first.</param>
    /// <param name="onScreen">What was on the screen.</param>
    /// <param name="cancellationToken">Given up before the commit, or not at all.</param>
    public async Task<WorkOutcome> Give(
        StaffMember by, CaseId caseId, CaseInput input, string commandKey, Seen? onScreen, CancellationToken cancellationToken)
    {
        if (!Allows(by, input))
        {
            return NotAllowed();
        }
        var key = KeyOf(by, caseId, input, commandKey);
        var seen = await decider.StaffAsSeen(cancellationToken);
        if (recent.Find(by.Authority, caseId) is { } remembered
            && await Attempt(by, new LoadedCase(remembered, []), Certainty.Remembered, input, seen, key, onScreen, cancellationToken) is WorkOutcome.Done done)
        {
            return done;
        }
        for (var attempt = 0; attempt <= ConflictRetriesMax; attempt++)
        {
            if (await store.Load(by.Authority, caseId, key, cancellationToken) is not { } loaded)
            {
                return new WorkOutcome.NotFound();
            }
            if (loaded.AppliedVersion is { } applied)
            {
                return Done(caseId, applied, []);
            }
            if (await Attempt(by, loaded, Certainty.Loaded, input, seen, key, onScreen, cancellationToken) is { } outcome)
            {
                return outcome;
            }
        }
        return new WorkOutcome.Faulted(WorkCodes.TooManyConflicts, "Many people are changing this case just now. Try again.");
    }

    /// <summary>Gives an input to a case, and writes changes of the file of people in the same transaction: both, or neither.</summary>
    public async Task<WorkOutcome> GiveWith(
        StaffMember by, CaseId caseId, CaseInput input, string commandKey, FileChanges changes, CancellationToken cancellationToken)
    {
        if (!Allows(by, input))
        {
            return NotAllowed();
        }
        var key = KeyOf(by, caseId, input, commandKey);
        var seen = await decider.StaffAsSeen(cancellationToken);
        for (var attempt = 0; attempt <= ConflictRetriesMax; attempt++)
        {
            if (await store.Load(by.Authority, caseId, key, cancellationToken) is not { } loaded)
            {
                return new WorkOutcome.NotFound();
            }
            if (loaded.AppliedVersion is { } applied)
            {
                return Done(caseId, applied, []);
            }
            var tried = await Try(by, loaded, input, seen, key, null, cancellationToken);
            if (tried.Decision is not Decision.Accepted accepted)
            {
                return tried.Answer ?? throw new InvalidOperationException("What is not accepted has an answer.");
            }
            if (await WithBirth(accepted, changes, cancellationToken) is { } done)
            {
                return done;
            }
        }
        return new WorkOutcome.Faulted(WorkCodes.TooManyConflicts, "Many people are changing this case just now. Try again.");
    }

    /// <summary>Null: the case moved on meanwhile. On a case that is remembered only <see cref="WorkOutcome.Done"/> is certain.</summary>
    private async Task<WorkOutcome?> Attempt(
        StaffMember by, LoadedCase loaded, Certainty certainty, CaseInput input, StaffAsSeen seen, string commandKey, Seen? onScreen, CancellationToken cancellationToken)
    {
        var tried = await Try(by, loaded, input, seen, commandKey, onScreen, cancellationToken);
        switch (tried.Decision)
        {
            // Whom an event goes to hangs on the child's agencies, which are not remembered.
            case Decision.Accepted { Step.Outgoing.Count: > 0 } or Decision.Unchanged when certainty == Certainty.Remembered:
                return null;
            case Decision.Accepted accepted:
                return BirthOnFile.IsToldBy(accepted)
                    ? await WithBirth(accepted, new FileChanges(by.Authority, new Signature(by.Id, Now())), cancellationToken)
                    : Written(accepted, (await store.Apply([accepted.Step], cancellationToken))[0]);
            default:
                return tried.Answer;
        }
    }

    /// <summary>Writes a step with changes of the file, and with what the step says of the child's birth. Null: the case or the file moved on meanwhile.</summary>
    private async Task<WorkOutcome.Done?> WithBirth(Decision.Accepted accepted, FileChanges changes, CancellationToken cancellationToken)
    {
        var born = await births.Changes(accepted, changes.Signature, cancellationToken);
        var all = born is null ? changes : changes with { Facts = [.. changes.Facts, .. born] };
        var outcome = all.IsEmpty ? (await store.Apply([accepted.Step], cancellationToken))[0] : await store.ApplyWith(accepted.Step, all, cancellationToken);
        var done = Written(accepted, outcome);
        if (done is not null && born is not null)
        {
            await births.Follow(accepted.Step.Head, cancellationToken);
        }
        return done;
    }

    /// <summary>What would become of an input to a loaded case. Nothing is written.</summary>
    internal async Task<Tried> Try(
        StaffMember by, LoadedCase loaded, CaseInput input, StaffAsSeen seen, string commandKey, Seen? onScreen, CancellationToken cancellationToken)
    {
        var read = await loading.Read(loaded, cancellationToken);
        if (read is not CaseRead.Ready { State: var state })
        {
            var faulted = (CaseRead.Faulted)read;
            return new Tried(new WorkOutcome.Faulted(faulted.Code, faulted.Words));
        }
        if (await door.GroundOf(by, state.Head.Case, CaseRelation.Of(state), cancellationToken) is null || !CaseSight.Of(by, state).MayGive(input))
        {
            return new Tried(new WorkOutcome.NotFound());
        }
        var version = state.Head.Version;
        if (input is CaseInput.CorrectRecord or CaseInput.CorrectField && onScreen?.Version != version)
        {
            return new Tried(new WorkOutcome.Conflict(version));
        }
        if (input is CaseInput.CompleteTask done && IsAnotherTask(state, done, onScreen?.Task))
        {
            return new Tried(new WorkOutcome.Refused([new Refusal(WorkCodes.DoneMeanwhile, "Somebody recorded this after you had opened it. Look at what they recorded, then record yours if it is another.")]));
        }
        if (NamedPeople.Check(state.Definition.Definition, input, by.Authority, seen) is { IsEmpty: false } wrong)
        {
            return new Tried(new WorkOutcome.Refused(wrong));
        }
        if (await NotNamed(state, input, by.Authority, seen, cancellationToken) is { IsEmpty: false } outside)
        {
            return new Tried(new WorkOutcome.Refused(outside));
        }
        if (await NotIndependent(state, input, by.Authority, seen, cancellationToken) is { IsEmpty: false } barred)
        {
            return new Tried(new WorkOutcome.Refused(barred));
        }
        if (NamedPeople.NamesPeopleOnFile(state.Definition.Definition, input)
            && NamedPeople.CheckOnFile(state.Definition.Definition, input, await OnFile(by, state, cancellationToken)) is { IsEmpty: false } unknown)
        {
            return new Tried(new WorkOutcome.Refused(unknown));
        }
        var acting = input with { Actor = Acting.On(state, by) };
        return decider.Decide(state, acting, seen, commandKey, Now()) switch
        {
            Decision.Unchanged unchanged => new Tried(Done(loaded.Head.Case, version, []), unchanged),
            Decision.Refused refused => new Tried(new WorkOutcome.Refused(refused.Reasons), refused),
            Decision.Faulted faulted => new Tried(new WorkOutcome.Faulted(faulted.Code, faulted.Words), faulted),
            var accepted => new Tried(null, accepted),
        };
    }

    private async Task<ChildFile?> OnFile(StaffMember by, CaseState state, CancellationToken cancellationToken) =>
        (await files.Child(by.Authority, state.Head.Child, cancellationToken))?.Without(await door.HiddenFrom(by, cancellationToken));

    /// <summary>A role of a restricted file is given to nobody for whom the file is not there: they could not do what it asks.</summary>
    private async Task<ImmutableArray<Refusal>> NotNamed(
        CaseState state, CaseInput input, AuthorityId authority, StaffAsSeen staff, CancellationToken cancellationToken)
    {
        var refusals = ImmutableArray.CreateBuilder<Refusal>();
        foreach (var (user, question) in NamedPeople.GivenARole(state.Definition.Definition, input))
        {
            if (staff.Find(authority, user) is { } member && (await door.HiddenFrom(member, cancellationToken)).Hides(state.Head.Child))
            {
                refusals.Add(new Refusal(WorkCodes.NotNamedForFile, "This child's file is restricted to named people. Ask a senior manager to put this person on the list first.", question));
            }
        }
        return refusals.ToImmutable();
    }

    /// <summary>Nobody chairs the conferences of a child with whom they work or worked, or whose workers they manage.</summary>
    private async Task<ImmutableArray<Refusal>> NotIndependent(
        CaseState state, CaseInput input, AuthorityId authority, StaffAsSeen staff, CancellationToken cancellationToken)
    {
        var refusals = ImmutableArray.CreateBuilder<Refusal>();
        foreach (var (user, question) in NamedPeople.NamedAs(ChairIndependence.Chair, state.Definition.Definition, input))
        {
            if (staff.Find(authority, user) is { } member && await independence.Bars(member, state, cancellationToken))
            {
                refusals.Add(new Refusal(
                    WorkCodes.ChairNotIndependent,
                    "Whoever works or worked with a child of this family, or manages those who do, does not chair its conferences. Choose somebody else.", question));
            }
        }
        return refusals.ToImmutable();
    }

    /// <summary>Whether the task that is open now is not the one that was seen open.</summary>
    private static bool IsAnotherTask(CaseState state, CaseInput.CompleteTask done, string? seen) =>
        seen is not null
        && CaseMachine.Derive(state.Definition, state.Snapshot, state.Calendar).Task(done.Task, done.Each) is { } open
        && open.Key != seen;

    /// <summary>What became of an accepted step that was given to the store; null: the case moved on meanwhile.</summary>
    internal WorkOutcome.Done? Written(Decision.Accepted accepted, ApplyOutcome outcome)
    {
        var head = accepted.Step.Head;
        switch (outcome)
        {
            case ApplyOutcome.Applied:
                recent.Keep(head);
                return Done(head.Case, head.Version, accepted.Result.Entries);
            case ApplyOutcome.AlreadyApplied already:
                return Done(head.Case, already.Version, []);
            default:
                recent.Forget(head.Authority, head.Case);
                return null;
        }
    }

    internal static bool Allows(StaffMember by, CaseInput input) => AccessTable.Allows(by, PermissionFor(input));

    private static Permission PermissionFor(CaseInput input) => input switch
    {
        CaseInput.CorrectRecord or CaseInput.CorrectField => Permission.Correct,
        CaseInput.Excuse => Permission.ExcuseBreach,
        CaseInput.AssignRole or CaseInput.VacateRole => Permission.AssignRoles,
        CaseInput.CompleteTask or CaseInput.TakeAction or CaseInput.NotNeeded or CaseInput.LetPass or CaseInput.Acknowledge => Permission.DoWork,
        _ => throw new ArgumentException($"{input.GetType().Name} is not something that a person gives to a case.", nameof(input)),
    };

    /// <summary>
    /// A key belongs to whoever sent it, to the case and to what was sent: nobody is answered with what somebody else did, and a key used twice by mistake,
    /// for another child or another answer, never passes for done what was not.
    /// </summary>
    internal static string KeyOf(StaffMember by, CaseId caseId, CaseInput input, string commandKey)
    {
        var content = JournalFormat.WritePayload(new JournalEntry.Given(input with { Actor = Actor.System, VacantRoles = [] }));
        return $"{by.Id}/{commandKey}/{Convert.ToHexStringLower(SHA256.HashData([.. caseId.Value.ToByteArray(), .. content]).AsSpan(0, FingerprintBytes))}";
    }

    internal static WorkOutcome.NotAllowed NotAllowed() => new(WorkCodes.NotAllowed, "Your roles do not allow you to do this. Ask your manager.");

    private static WorkOutcome.Done Done(CaseId caseId, long version, ImmutableArray<JournalEntry> entries) => new(caseId, version, entries);

    private Instant Now() => StoredTime.Floor(clock.GetCurrentInstant());

    private enum Certainty
    {
        /// <summary>As it was on this node a while ago, without the child's agencies.</summary>
        Remembered,

        /// <summary>As it is stored.</summary>
        Loaded,
    }
}
