using System.Text.Json.Nodes;
using ChildProtection.Workflow.Cases.Access;
using ChildProtection.Workflow.Cases.Administration;
using ChildProtection.Workflow.Cases.Definitions;
using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Cases.People;
using ChildProtection.Workflow.Cases.Reading;
using ChildProtection.Workflow.Cases.Rules;
using ChildProtection.Workflow.Cases.Runtime;
using ChildProtection.Workflow.Cases.Staff;
using NodaTime;

namespace ChildProtection.Workflow.Cases.OutOfHours;

/// <summary>
/// What the coming night may bring, for those who are on duty; of each child on that list what keeps the child safe; and what is handed over to the day. A restricted file
/// is on nobody's list but that of those who are named for it.
/// </summary>
[Basis(
    "L7.8a", "T39a",
    En = "The duty and out-of-hours team sees which children the night may concern, and of each the safety summary and whom to ring; what happened is handed over to the day.",
    Cy = "Mae’r tîm ar ddyletswydd a thu allan i oriau yn gweld pa blant y gall y nos ymwneud â hwy, ac o bob un y crynodeb diogelwch a phwy i’w ffonio; trosglwyddir yr hyn a ddigwyddodd i’r dydd.")]
public sealed class OutOfHoursDuty(
    ICaseFiles files, ICaseStore store, CaseLoading loading, CaseReading reading, PeopleReading people, IHandovers handovers, IStaffDirectory directory, CaseDoor door,
    ICalendarLibrary calendars, IClock clock)
{
    /// <summary>How long a note of the night is shown as one.</summary>
    public static Duration NotesShown { get; } = Duration.FromDays(7);

    /// <summary>The hour at which the day takes over.</summary>
    public static LocalTime Morning { get; } = new(9, 0);

    private const string FindChild = "find_child";
    private const string EmergencyPower = "end_emergency_powers";
    private const string Flags = "safety_flag";
    private const string FlagEnded = "ended_on";

    internal static readonly string[] Standing = [FindChild, EmergencyPower];

    /// <summary>Seeing the child: alone, and at home.</summary>
    internal static readonly string[] Visits = ["seen_alone", "seen_at_home"];

    /// <summary>When the next working day begins.</summary>
    public Instant NextMorning(AuthorityId authority)
    {
        var calendar = calendars.Default(authority);
        var now = clock.GetCurrentInstant();
        var today = calendar.DateOf(now);
        var first = now < calendar.At(today, Morning) ? today : today.PlusDays(1);
        return calendar.At(calendar.WorkingDayOnOrAfter(first) ?? first, Morning);
    }

    /// <summary>The children of the night, the gravest first; null when the reader's roles do not give them that.</summary>
    public async Task<IReadOnlyList<NightLine>?> Tonight(StaffMember staff, CancellationToken cancellationToken)
    {
        if (!AccessTable.Allows(staff, Permission.SeeOutOfHours))
        {
            return null;
        }
        var hidden = await door.HiddenFrom(staff, cancellationToken);
        // Each with a bound of its own: no number of escalations may push a child who is missing off the list.
        IReadOnlyList<ListedWork> lines =
        [
            .. await files.WorkOfNight(staff.Authority, Standing, Visits, NextMorning(staff.Authority), hidden, ICaseFiles.LinesMax, cancellationToken),
            .. await files.WorkRaised(staff.Authority, hidden, ICaseFiles.LinesMax, cancellationToken),
        ];
        var now = clock.GetCurrentInstant();
        return
        [
            .. (await reading.Told(staff.Authority, lines, cancellationToken))
                .Select(item => (Concern: ConcernOf(item, now), Item: item)).Where(one => one.Concern is not null).Select(one => (Concern: one.Concern!.Value, one.Item))
                .GroupBy(one => one.Item.Line.Case)
                .Select(child => child.OrderBy(one => one.Concern).ThenBy(one => one.Item.Line.Row.DueAt).DistinctBy(one => (one.Concern, one.Item.Line.Row.Name)).ToList())
                .Select(child => new NightLine(child[0].Concern, child))
                .OrderBy(line => line.Concern).ThenBy(line => line.Items[0].Item.Line.Row.DueAt).ThenBy(line => line.Items[0].Item.Line.ChildName, StringComparer.Ordinal),
        ];
    }

    /// <summary>
    /// What keeps a child safe; null: there is no such case, or it is neither on the list of the night nor otherwise the reader's: these are not told apart. That they looked is
    /// in the log before they see it.
    /// </summary>
    public async Task<SafetySummary?> Summary(StaffMember staff, CaseId caseId, CancellationToken cancellationToken)
    {
        if (!AccessTable.Allows(staff, Permission.SeeOutOfHours)
            || await store.Load(staff.Authority, caseId, null, cancellationToken) is not { } loaded
            || await loading.Read(loaded, cancellationToken) is not CaseRead.Ready { State: var state }
            || await files.Child(staff.Authority, state.Head.Child, cancellationToken) is not { } child)
        {
            return null;
        }
        var tonight = (await Tonight(staff, cancellationToken))!.FirstOrDefault(line => line.Items[0].Item.Line.Case == caseId);
        var ground = await door.GroundOf(staff, caseId, CaseRelation.Of(state), cancellationToken);
        if ((ground ?? (tonight is null ? null : CaseGround.OutOfHours)) is not { } on)
        {
            return null;
        }
        await door.Enter(staff, caseId, on, CasePart.Safety, cancellationToken);
        var flags = (await files.Records(staff.Authority, caseId, cancellationToken)).Where(record => record.List == Flags && JsonNode.Parse(record.Fields.Span)![FlagEnded] is null);
        return new SafetySummary(
            state,
            child.Without(await door.HiddenFrom(staff, cancellationToken)),
            tonight,
            await people.Around(staff, state, cancellationToken),
            [.. flags],
            [.. (await directory.Everybody(staff.Authority, cancellationToken)).Where(member => member.Teams.Contains(state.Head.Team) && AccessTable.Allows(member, Permission.AssignRoles))],
            await handovers.Of(staff.Authority, caseId, clock.GetCurrentInstant() - NotesShown, cancellationToken),
            ground is not null);
    }

    /// <summary>Hands a child over to the day. False: it is none of theirs, or the note is too short or too long.</summary>
    public async Task<bool> HandOver(StaffMember staff, CaseId caseId, Guid note, string words, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(words);
        if (words.Trim().Length is < HandoverNote.WordsMin or > HandoverNote.WordsMax || await Summary(staff, caseId, cancellationToken) is null)
        {
            return false;
        }
        await handovers.Add(staff.Authority, note, caseId, new Signature(staff.Id, StoredTime.Floor(clock.GetCurrentInstant())), words.Trim(), cancellationToken);
        return true;
    }

    /// <summary>What the nights have left, the newest first; nothing of the files that are hidden from the reader. Null when their roles do not give them that.</summary>
    public async Task<IReadOnlyList<HandoverNote>?> Notes(StaffMember staff, CancellationToken cancellationToken)
    {
        if (!AccessTable.Allows(staff, Permission.SeeOutOfHours))
        {
            return null;
        }
        var hidden = await door.HiddenFrom(staff, cancellationToken);
        return [.. (await handovers.Since(staff.Authority, clock.GetCurrentInstant() - NotesShown, cancellationToken)).Where(note => !hidden.Hides(note.Child))];
    }

    /// <summary>Null: somebody has taken it on, and owns it. Of a case that cannot be read nobody knows that.</summary>
    private static NightConcern? ConcernOf(WorkItem item, Instant now) => item.Line.Row switch
    {
        { Kind: TaskRowKind.Alarm or TaskRowKind.Escalation } when item is { EscalationKey: null, State: not null } => null,
        { Kind: TaskRowKind.Alarm } => NightConcern.Alarm,
        { Kind: TaskRowKind.Escalation } => NightConcern.Escalation,
        { Name: FindChild } => NightConcern.Missing,
        { Name: EmergencyPower } => NightConcern.Emergency,
        { DueAt: { } due } when due < now => NightConcern.VisitMissed,
        _ => NightConcern.VisitDue,
    };
}
