using ChildProtection.Workflow.Cases.Access;
using ChildProtection.Workflow.Cases.Definitions;
using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Cases.OutOfHours;
using ChildProtection.Workflow.Cases.Reading;
using ChildProtection.Workflow.Cases.Staff;
using ChildProtection.Workflow.Engine.Execution;
using ChildProtection.Workflow.Server.SignIn;
using ChildProtection.Workflow.Server.Texts;
using ChildProtection.Workflow.Server.Work;
using NodaTime;

namespace ChildProtection.Workflow.Server.OutOfHours;

/// <summary>The list of the night, a child's safety summary and what is handed over, in words.</summary>
public sealed class OutOfHoursDesk(
    OutOfHoursDuty duty, IHandovers handovers, ICaseFiles files, SignedInStaff signedIn, IStaffDirectory directory, ICalendarLibrary calendars, IClock clock, Words words)
{
    public async Task<IReadOnlyList<NightChild>> Tonight(CancellationToken cancellationToken)
    {
        var reader = await signedIn.Get(cancellationToken);
        return [.. (await duty.Tonight(reader, cancellationToken) ?? []).Select(line => Child(reader, line))];
    }

    public async Task<string> Morning(CancellationToken cancellationToken)
    {
        var reader = await signedIn.Get(cancellationToken);
        return Due(reader.Authority).Moment(duty.NextMorning(reader.Authority));
    }

    public async Task<IReadOnlyList<NightNote>> Notes(CancellationToken cancellationToken)
    {
        var reader = await signedIn.Get(cancellationToken);
        return await Read(reader, await duty.Notes(reader, cancellationToken) ?? [], cancellationToken);
    }

    /// <summary>Of a case that the reader sees already.</summary>
    public async Task<IReadOnlyList<NightNote>> NotesOf(CaseId id, CancellationToken cancellationToken)
    {
        var reader = await signedIn.Get(cancellationToken);
        return await Read(reader, await handovers.Of(reader.Authority, id, clock.GetCurrentInstant() - OutOfHoursDuty.NotesShown, cancellationToken), cancellationToken);
    }

    public async Task<SafetySummary?> Summary(CaseId id, CancellationToken cancellationToken) =>
        await duty.Summary(await signedIn.Get(cancellationToken), id, cancellationToken);

    public async Task<bool> HandOver(CaseId id, Guid note, string said, CancellationToken cancellationToken) =>
        await duty.HandOver(await signedIn.Get(cancellationToken), id, note, said, cancellationToken);

    public async Task<IReadOnlyDictionary<UserId, string>> Names(CancellationToken cancellationToken) =>
        await directory.Names((await signedIn.Get(cancellationToken)).Authority, cancellationToken);

    public NightChild Child(StaffMember reader, NightLine line)
    {
        ArgumentNullException.ThrowIfNull(reader);
        ArgumentNullException.ThrowIfNull(line);
        var due = Due(reader.Authority);
        var first = line.Items[0].Item.Line;
        return new NightChild(first.ChildName, CasePaths.Safety(first.Case), line.Concern,
            [.. line.Items.Select(one => (one.Concern, one.Item.Title.In(words.Language), one.Item.Line.Row.DueAt is { } at ? due.Moment(at) : null))],
            [.. line.Items.Where(one => IsAsked(reader, one.Item)).Select(one => (one.Item.EscalationKey!, one.Item.Title.In(words.Language))).DistinctBy(one => one.Item1)],
            CasePaths.Case(first.Case));
    }

    private static bool IsAsked(StaffMember reader, WorkItem item) =>
        item is { EscalationKey: { } key, State: { } state } && AccessTable.Allows(reader, Permission.DoWork)
        && CaseMachine.Derive(state.Definition, state.Snapshot, state.Calendar).Escalations.FirstOrDefault(open => open.Key == key) is { AcknowledgedBy: null } open
        && open.To.Any(role => ActingRoles.Acts(reader, state.Snapshot, role));

    public async Task<IReadOnlyList<NightNote>> Read(StaffMember reader, IReadOnlyList<HandoverNote> notes, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(notes);
        if (notes.Count == 0)
        {
            return [];
        }
        ArgumentNullException.ThrowIfNull(reader);
        var (names, due, children) = (await directory.Names(reader.Authority, cancellationToken), Due(reader.Authority), new Dictionary<ChildId, string>());
        foreach (var child in notes.Select(note => note.Child).Distinct())
        {
            children[child] = (await files.Child(reader.Authority, child, cancellationToken))?.Called ?? words["actor.unknown"];
        }
        return
        [
            .. notes.Select(note => new NightNote(
                names.GetValueOrDefault(note.Written.By, words["actor.unknown"]), due.Moment(note.Written.At), note.Words, children[note.Child], CasePaths.Safety(note.Case))),
        ];
    }

    private DueWords Due(AuthorityId authority) => new(calendars.Default(authority), clock.GetCurrentInstant(), words);
}
