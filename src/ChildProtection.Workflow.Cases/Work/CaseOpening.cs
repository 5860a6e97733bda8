using System.Collections.Immutable;
using ChildProtection.Workflow.Cases.Access;
using ChildProtection.Workflow.Cases.Administration;
using ChildProtection.Workflow.Cases.Agencies;
using ChildProtection.Workflow.Cases.Definitions;
using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Cases.People;
using ChildProtection.Workflow.Cases.People.Merging;
using ChildProtection.Workflow.Cases.Reading;
using ChildProtection.Workflow.Cases.RegisterEnquiries;
using ChildProtection.Workflow.Cases.Rules;
using ChildProtection.Workflow.Cases.Runtime;
using ChildProtection.Workflow.Cases.Staff;
using ChildProtection.Workflow.Engine.Definitions;
using ChildProtection.Workflow.Engine.Execution;
using ChildProtection.Workflow.Engine.Expressions;
using NodaTime;

namespace ChildProtection.Workflow.Cases.Work;

/// <summary>
/// Opens cases, under the definition in force today, for a child on file or a new one. Everything is decided before anything is written: an opening
/// that is refused leaves nothing behind.
/// </summary>
[Basis(
    "Y13", "O38",
    En = "A child who was on the register before is known to have been when a new case is opened, whatever whoever opens it remembers: the plan that may follow is counted as a second or later one. The old entry is shown and never opened again.",
    Cy = "Pan agorir achos newydd mae’n hysbys bod plentyn wedi bod ar y gofrestr o’r blaen, beth bynnag mae’r sawl sy’n ei agor yn ei gofio: cyfrifir y cynllun a all ddilyn yn ail gynllun neu’n un diweddarach. Dangosir yr hen gofnod ac nis ailagorir byth.")]
public sealed class CaseOpening(
    ICaseStore store,
    CaseDecider decider,
    CaseLoading loading,
    IJournal journal,
    ICaseFiles files,
    IChildren children,
    IChildMerges merges,
    ITeams teams,
    IAgencies agencies,
    IAgencyRelations relations,
    CaseDoor door,
    IDefinitionLibrary definitions,
    ICalendarLibrary calendars,
    IRegister register,
    IClock clock)
{
    /// <summary>The task by which a case in which protection has ended asks for a new one (X41): until then a child has one open case.</summary>
    private const string AsksForNewCase = "open_new_episode";

    /// <summary>The question of the opening form that the register itself answers.</summary>
    private const string PreviouslyRegistered = "previously_registered";

    /// <param name="by">Who opens it.</param>
    /// <param name="command">The case and the answers. The same case of the same person again is answered with what the first did.</param>
    /// <param name="cancellationToken">Given up before the commit, or not at all.</param>
    public async Task<WorkOutcome> Open(StaffMember by, OpenCase command, CancellationToken cancellationToken)
    {
        if (!AccessTable.Allows(by, Permission.OpenCase))
        {
            return new WorkOutcome.NotAllowed(WorkCodes.NotAllowed, "Your roles do not allow you to open a case. Ask your manager.");
        }
        // A record that leads to another is that other one: of one child there is one case at a time, by whatever record somebody comes to it.
        var records = await merges.RecordsOf(by.Authority, command.Child, cancellationToken);
        command = command with { Child = records[0] };
        for (var attempt = 0; attempt <= CaseWork.ConflictRetriesMax; attempt++)
        {
            if (await Attempt(by, command, cancellationToken) is { } outcome)
            {
                return outcome;
            }
        }
        return new WorkOutcome.Faulted(WorkCodes.TooManyConflicts, "Many people are opening cases for this child just now. Try again.");
    }

    /// <summary>Null: somebody else opened a case for the child meanwhile, or the same command came twice at once.</summary>
    private async Task<WorkOutcome?> Attempt(StaffMember by, OpenCase command, CancellationToken cancellationToken)
    {
        if (await store.Load(by.Authority, command.Case, null, cancellationToken) is { } there)
        {
            return await IsOpenedBy(by, command, there.Head, cancellationToken)
                ? new WorkOutcome.Done(command.Case, 1, [])
                : new WorkOutcome.Conflict(there.Head.Version);
        }
        var now = StoredTime.Floor(clock.GetCurrentInstant());
        var today = calendars.Default(by.Authority).DateOf(now);
        if (definitions.InForce(by.Authority, today) is not { } definition)
        {
            return new WorkOutcome.NotAllowed(WorkCodes.NothingInForce, "No definition is in force for this authority. An administrator must publish one.");
        }
        var hidden = await door.HiddenFrom(by, cancellationToken);
        var isHidden = hidden.Hides(command.Child);
        var before = isHidden ? [] : await files.CasesOf(by.Authority, command.Child, cancellationToken);
        var team = command.Team ?? (by.Teams is [var own] ? own : default);
        var seen = await decider.StaffAsSeen(cancellationToken);
        var answers = await WithRegister(by.Authority, command, definition.Definition, cancellationToken);
        var input = new CaseInput.Open(answers) { Actor = Acting.For(by, team, definition.Definition), OccurredOn = command.OccurredOn };
        ImmutableArray<Refusal> wrong =
        [
            .. await Check(by.Authority, command, team, before, isHidden, cancellationToken),
            .. NamedPeople.Check(definition.Definition, input, by.Authority, seen),
            .. NamedPeople.NamesPeopleOnFile(definition.Definition, input)
                ? NamedPeople.CheckOnFile(
                    definition.Definition, input, isHidden ? null : (await files.Child(by.Authority, command.Child, cancellationToken))?.Without(hidden))
                : [],
        ];
        if (!wrong.IsEmpty)
        {
            return new WorkOutcome.Refused(wrong);
        }
        var changes = await FileOf(by, command, before.Count == 0, today, new Signature(by.Id, now), cancellationToken);
        AgencyRelation[] standing = [.. await relations.Of(by.Authority, command.Child, cancellationToken), .. changes.Agencies.Select(begun => begun.Relation)];
        // The number of the child's case is the key: of two people who open the same one at once, one is told so by the store.
        var key = KeyOf(command.Child, before);
        return decider.Open(new NewCase(by.Authority, command.Case, command.Child, team, standing), definition, input, seen, key, now) switch
        {
            Decision.Accepted accepted => await Write(command, changes, accepted, cancellationToken),
            Decision.Refused refused => new WorkOutcome.Refused(refused.Reasons),
            Decision.Faulted faulted => new WorkOutcome.Faulted(faulted.Code, faulted.Words),
            var other => throw new InvalidOperationException($"No answer for {other.GetType().Name}."),
        };
    }

    /// <summary>After cases under other records the number alone would not do: it changes when it turns out that these are two children.</summary>
    private static string KeyOf(ChildId child, IReadOnlyList<CaseHead> before) => before.All(head => head.Child == child)
        ? $"case {before.Count + 1} of {child}"
        : $"case of {child} after {before.OrderBy(head => head.OpenedAt).ThenBy(head => head.Case.Value).Last().Case}";

    /// <summary>The answers, and that the child was on the register before, where the register knows it: nobody has to remember.</summary>
    private async Task<Answers> WithRegister(AuthorityId authority, OpenCase command, Definition definition, CancellationToken cancellationToken) =>
        definition.Forms[definition.Opens.Form].Questions.Any(question => question.Name == PreviouslyRegistered)
        && (await register.EntriesOf(authority, command.Child, cancellationToken)).Any(entry => !entry.Temporary)
            ? command.Answers with { Values = command.Answers.Values.SetItem(PreviouslyRegistered, Value.Of(true)) }
            : command.Answers;

    /// <summary>The case, the child and the agencies in one transaction: no case stands there whose child is not on file, and none is opened twice over what was half written.</summary>
    private async Task<WorkOutcome?> Write(OpenCase command, FileChanges changes, Decision.Accepted accepted, CancellationToken cancellationToken)
    {
        var written = changes.IsEmpty
            ? (await store.Apply([accepted.Step], cancellationToken))[0]
            : await store.ApplyWith(accepted.Step, changes, cancellationToken);
        return written is ApplyOutcome.Applied ? new WorkOutcome.Done(command.Case, accepted.Step.Head.Version, accepted.Result.Entries) : null;
    }

    /// <summary>What is put on file with the case: the child where it is new, and the agencies that work with it from today on.</summary>
    private async Task<FileChanges> FileOf(
        StaffMember by, OpenCase command, bool isFirst, LocalDate today, Signature signed, CancellationToken cancellationToken)
    {
        var changes = isFirst && command.NewChild is { } child
            ? OpeningFile.Of(by.Authority, signed, command.Case.Value, child)
            : new FileChanges(by.Authority, signed);
        if (command.Agencies.Count == 0 || !AccessTable.Allows(by, Permission.RelateAgencies))
        {
            return changes;
        }
        return changes with
        {
            Agencies =
            [
                .. (await agencies.Of(by.Authority, cancellationToken)).Where(agency => agency.Active && command.Agencies.Contains(agency.Id))
                    .Select(agency => new BegunRelation(command.Child, new AgencyRelation(agency.Id, agency.Kind, today, null))),
            ],
        };
    }

    private async Task<IReadOnlyList<Refusal>> Check(
        AuthorityId authority, OpenCase command, TeamId team, IReadOnlyList<CaseHead> before, bool isHidden, CancellationToken cancellationToken)
    {
        var wrong = new List<Refusal>();
        if (isHidden || (command.NewChild is null && !await children.IsOnFile(authority, command.Child, cancellationToken)))
        {
            wrong.Add(new Refusal(WorkCodes.NoSuchChild, "This child is not on file. Look for the child by name, or put a new child on file.", "child"));
        }
        foreach (var open in before.Where(head => !head.Closed))
        {
            if (!await AsksForAnother(open, cancellationToken))
            {
                wrong.Add(new Refusal(WorkCodes.HasOpenCase, "This child has an open case. Record the new concern there, or ask the team that works it.", "child"));
                break;
            }
        }
        if (!(await teams.Of(authority, cancellationToken)).Any(known => known.Id == team && !known.IsClosed))
        {
            wrong.Add(new Refusal(WorkCodes.NoSuchTeam, "Say which team will work the case: choose one from the list.", "team"));
        }
        return wrong;
    }

    private async Task<bool> AsksForAnother(CaseHead head, CancellationToken cancellationToken) =>
        await loading.Read(new LoadedCase(head, []), cancellationToken) is CaseRead.Ready { State: var state }
        && CaseMachine.Derive(state.Definition, state.Snapshot, state.Calendar).Tasks.Any(task => task.Name == AsksForNewCase);

    private async Task<bool> IsOpenedBy(StaffMember by, OpenCase command, CaseHead head, CancellationToken cancellationToken) =>
        head.Child == command.Child
        && await journal.Read(by.Authority, command.Case, 0, 1, cancellationToken) is [var first] && first.Actor == by.Id.ToString();
}
