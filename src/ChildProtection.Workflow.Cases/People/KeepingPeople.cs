using System.Collections.Immutable;
using ChildProtection.Workflow.Cases.Access;
using ChildProtection.Workflow.Cases.Administration;
using ChildProtection.Workflow.Cases.Definitions;
using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Cases.People.Births;
using ChildProtection.Workflow.Cases.People.Facts;
using ChildProtection.Workflow.Cases.People.Merging;
using ChildProtection.Workflow.Cases.Reading;
using ChildProtection.Workflow.Cases.Rules;
using ChildProtection.Workflow.Cases.Runtime;
using ChildProtection.Workflow.Cases.Staff;
using ChildProtection.Workflow.Cases.Work;
using ChildProtection.Workflow.Engine.Execution;
using ChildProtection.Workflow.Engine.Expressions;
using NodaTime;

namespace ChildProtection.Workflow.Cases.People;

/// <summary>
/// Everything that people do to the file of the people around a child: decided on what is on file, written with the step of the case that it leads to.
/// </summary>
[Basis(
    "L7.6x",
    En = "A change of circumstances is put on file and reported to the case in one step; nothing of what was known before is overwritten.",
    Cy = "Rhoddir newid mewn amgylchiadau ar ffeil a’i adrodd i’r achos mewn un cam; ni throsysgrifir dim o’r hyn a oedd yn hysbys o’r blaen.")]
public sealed class KeepingPeople(
    PeopleReading reading, IPeople people, IChildMerges merges, ToldOfBirth births, CaseWork work, ICaseFiles files, ICaseStore store, CaseLoading loading, CaseDecider decider, CaseDoor door,
    ICalendarLibrary calendars, IClock clock)
{
    /// <summary>The action that tells the case of a change of circumstances.</summary>
    public const string ReportChange = "report_change";

    /// <summary>What tells a case that the file of its child says something else now.</summary>
    internal const string PersonCorrected = "person_corrected";
    internal const string DateOfBirth = "date_of_birth";

    /// <summary>What tells a case that somebody was put on the file of its child: whether the case writes to them is for a person to say.</summary>
    internal const string PersonJoined = "person_joined";

    private const string Sibling = "sibling";

    /// <param name="by">Who.</param>
    /// <param name="caseId">The case on whose page they do it.</param>
    /// <param name="edit">What.</param>
    /// <param name="command">The idempotency key: the same again is answered as done.</param>
    /// <param name="report">What the case is told with it; null: nothing.</param>
    /// <param name="cancellationToken">Given up before the commit, or not at all.</param>
    public async Task<WorkOutcome> Keep(
        StaffMember by, CaseId caseId, PeopleEdit edit, Guid command, ReportedChange? report, CancellationToken cancellationToken)
    {
        if (await reading.Load(by, caseId, cancellationToken) is not ({ } seen, { } file))
        {
            return new WorkOutcome.NotFound();
        }
        if (edit is PeopleEdit.Correction ? !seen.MayCorrect : !seen.MayChange)
        {
            return new WorkOutcome.NotAllowed(WorkCodes.NotAllowed, "Your roles do not allow you to change the file of this child. Ask the lead worker.");
        }
        if (file.Facts.Any(fact => fact.Id == FactIds.Of(command, 0)))
        {
            await TellJoined(by.Authority, caseId, await Joining(by.Authority, edit, cancellationToken), command, cancellationToken);
            return Done(seen.State);
        }
        if (edit is PeopleEdit.Joined { Known: { } known }
            && ((await door.HiddenFrom(by, cancellationToken)).Hides(known) || (await people.Cards(by.Authority, [known], cancellationToken)).Count == 0))
        {
            return new WorkOutcome.Refused([new Refusal(WorkCodes.NoSuchFact, "This person is not on file. Look for them again.", "person")]);
        }
        var now = StoredTime.Floor(clock.GetCurrentInstant());
        var decided = PeopleDecision.Of(file, seen.View, edit, command, calendars.Default(by.Authority).DateOf(now));
        if (!decided.Refusals.IsEmpty)
        {
            return new WorkOutcome.Refused(decided.Refusals);
        }
        if (decided.IsOvertaken)
        {
            return new WorkOutcome.Conflict(seen.State.Head.Version);
        }
        var changes = new FileChanges(by.Authority, new Signature(by.Id, now)) { Persons = decided.Persons, Facts = decided.Facts };
        var joining = await Joining(by.Authority, edit, cancellationToken);
        if (report is null)
        {
            return joining is null ? await Write(seen.State, decided, changes, cancellationToken) : await WriteWithSignal(caseId, PersonJoined, joining, $"{command} {PersonJoined}", changes, cancellationToken);
        }
        var reported = await work.GiveWith(by, caseId, Report(report, calendars.Default(by.Authority).DateOf(now)), command.ToString(), changes, cancellationToken);
        if (reported is WorkOutcome.Done)
        {
            // The case that was told of the change is told of the person in a step of its own; whoever sends the form again sees to it that both are done.
            await TellJoined(by.Authority, caseId, joining, command, cancellationToken);
        }
        return reported;
    }

    /// <summary>Whom the edit puts on file around the child, as the case is told it; null: nobody but a brother or sister, who has a case of their own, or somebody without a tie.</summary>
    private async Task<ImmutableSortedDictionary<string, Value>?> Joining(AuthorityId authority, PeopleEdit edit, CancellationToken cancellationToken)
    {
        if (edit is not PeopleEdit.Joined { IsChild: false, Relationship: FactValue.Said relationship } joined || relationship["kind"] is not { } kind || kind == Sibling)
        {
            return null;
        }
        var name = joined.Known is { } known
            ? (await people.Cards(authority, [known], cancellationToken)) is [var card, ..] ? card.Name : string.Empty
            : $"{joined.GivenName} {joined.FamilyName}".Trim();
        return name.Length == 0 ? null : ImmutableSortedDictionary.CreateRange(
            StringComparer.Ordinal, [KeyValuePair.Create("name", Value.Of(name)), KeyValuePair.Create("relation", Value.OfCode(kind))]);
    }

    /// <summary>Told once for each command: told again after a crash, it is the same.</summary>
    private async Task TellJoined(AuthorityId authority, CaseId caseId, ImmutableSortedDictionary<string, Value>? joining, Guid command, CancellationToken cancellationToken)
    {
        if (joining is null)
        {
            return;
        }
        var staff = await decider.StaffAsSeen(cancellationToken);
        for (var attempt = 0; attempt <= CaseWork.ConflictRetriesMax; attempt++)
        {
            if (await store.Load(authority, caseId, null, cancellationToken) is not { } loaded
                || await loading.Read(loaded, cancellationToken) is not CaseRead.Ready { State: var state }
                || !state.Definition.Definition.Signals.ContainsKey(PersonJoined)
                || decider.Decide(
                    state, new CaseInput.Signal(PersonJoined, joining) { Actor = Actor.System }, staff, $"{command} {PersonJoined}", StoredTime.Floor(clock.GetCurrentInstant())) is not Decision.Accepted accepted
                || (await store.Apply([accepted.Step], cancellationToken))[0] is ApplyOutcome.Applied or ApplyOutcome.AlreadyApplied)
            {
                return;
            }
        }
    }

    private async Task<WorkOutcome> Write(CaseState state, PeopleDecision decided, FileChanges changes, CancellationToken cancellationToken)
    {
        // What stands on a record that leads to another is nothing that a case counts by.
        if (decided.BornAnew is ({ } child, { } born)
            && await merges.RecordsOf(changes.Authority, child, cancellationToken) is var records && records[0] == child
            && await OpenCaseOf(changes.Authority, child, cancellationToken) is { } open)
        {
            if (await WriteWithSignal(open, PersonCorrected, BirthTold(born), null, changes, cancellationToken) is not WorkOutcome.Done and var failed)
            {
                return failed;
            }
            // Under another record of the child a second case may be open.
            await births.Tell(changes.Authority, records, cancellationToken);
            return Done(state);
        }
        return await people.Write(changes, cancellationToken) == FileOutcome.Written ? Done(state) : new WorkOutcome.Conflict(state.Head.Version);
    }

    private static ImmutableSortedDictionary<string, Value> BirthTold(LocalDate born) => ImmutableSortedDictionary.Create<string, Value>(StringComparer.Ordinal).Add(DateOfBirth, Value.Of(born));

    /// <summary>The child's case counts from the date of birth, and knows who is on file: file and case say the same from one commit on.</summary>
    private async Task<WorkOutcome> WriteWithSignal(CaseId caseId, string signal, ImmutableSortedDictionary<string, Value> values, string? key, FileChanges changes, CancellationToken cancellationToken)
    {
        var staff = await decider.StaffAsSeen(cancellationToken);
        for (var attempt = 0; attempt <= CaseWork.ConflictRetriesMax; attempt++)
        {
            if (await store.Load(changes.Authority, caseId, null, cancellationToken) is not { } loaded
                || await loading.Read(loaded, cancellationToken) is not CaseRead.Ready { State: var state })
            {
                break;
            }
            var decision = state.Definition.Definition.Signals.ContainsKey(signal)
                ? decider.Decide(state, new CaseInput.Signal(signal, values) { Actor = Actor.System }, staff, key, changes.Signature.At)
                : new Decision.Unchanged();
            if (decision is not Decision.Accepted accepted)
            {
                return await people.Write(changes, cancellationToken) == FileOutcome.Written ? Done(state) : new WorkOutcome.Conflict(state.Head.Version);
            }
            if (await store.ApplyWith(accepted.Step, changes, cancellationToken) is ApplyOutcome.Applied)
            {
                return Done(state);
            }
        }
        return new WorkOutcome.Faulted(WorkCodes.TooManyConflicts, "Many people are changing this case just now. Try again.");
    }

    private async Task<CaseId?> OpenCaseOf(AuthorityId authority, ChildId child, CancellationToken cancellationToken) =>
        (await files.CasesOf(authority, child, cancellationToken)).Where(head => !head.Closed).OrderBy(head => head.OpenedAt).Select(head => (CaseId?)head.Case).LastOrDefault();

    private static CaseInput.TakeAction Report(ReportedChange change, LocalDate today) => new(ReportChange, Answers.Of(
    [
        KeyValuePair.Create("known_on", Value.Of(today)),
        KeyValuePair.Create("kind", Value.OfCode(change.Kind)),
        .. change.Detail.Length > 0 ? new[] { KeyValuePair.Create("detail", Value.Of(change.Detail)) } : [],
    ]))
    { Actor = Actor.System, OccurredOn = new EventTime(change.HappenedOn) };

    private static WorkOutcome.Done Done(CaseState state) => new(state.Head.Case, state.Head.Version, []);
}
