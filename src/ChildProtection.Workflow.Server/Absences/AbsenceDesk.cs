using ChildProtection.Workflow.Cases.Absences;
using ChildProtection.Workflow.Cases.Access;
using ChildProtection.Workflow.Cases.Definitions;
using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Cases.Reading;
using ChildProtection.Workflow.Cases.Staff;
using ChildProtection.Workflow.Engine.Texts;
using ChildProtection.Workflow.Server.Forms;
using ChildProtection.Workflow.Server.SignIn;
using ChildProtection.Workflow.Server.Texts;
using NodaTime;

namespace ChildProtection.Workflow.Server.Absences;

/// <summary>What the pages of absences work with. Nothing here is case content: names of staff, days, and figures.</summary>
public sealed class AbsenceDesk(
    IAbsences absences, IStaffDirectory directory, IAssignments assignments, ICaseFiles files, CaseDoor door, ReturnDesk returning, SignedInStaff signedIn, ICalendarLibrary calendars, IClock clock, Words words)
{
    /// <summary>Days back that a list of absences reaches.</summary>
    public const int BackDays = 90;

    /// <summary>Days ahead within which a missing cover is raised to those who have to name one.</summary>
    public const int RaisedDays = 28;

    public async Task<LocalDate> Today(CancellationToken cancellationToken)
    {
        var reader = await signedIn.Get(cancellationToken);
        return calendars.Default(reader.Authority).DateOf(clock.GetCurrentInstant());
    }

    /// <summary>The absences that concern the reader: their own, those they cover, and those of the people they manage.</summary>
    public async Task<IReadOnlyList<AbsenceLine>> Lines(CancellationToken cancellationToken)
    {
        var today = await Today(cancellationToken);
        return await Lines(today.PlusDays(-BackDays), today.PlusDays(Absence.DaysMax), cancellationToken);
    }

    /// <summary>Null: there is none, or it does not concern the reader.</summary>
    public async Task<AbsenceLine?> Line(AbsenceId id, CancellationToken cancellationToken)
    {
        var reader = await signedIn.Get(cancellationToken);
        return await absences.Find(reader.Authority, id, cancellationToken) is { } found
            ? (await Lines(found.From, found.To, cancellationToken)).FirstOrDefault(line => line.Absence.Id == id)
            : null;
    }

    /// <summary>What the reader's own list says of absences.</summary>
    public async Task<AwayNotes> Notes(CancellationToken cancellationToken)
    {
        var reader = await signedIn.Get(cancellationToken);
        var today = await Today(cancellationToken);
        var near = await Lines(today, today.PlusDays(RaisedDays), cancellationToken);
        var over = await Lines(today.PlusDays(-ReturnDesk.OfferedDays), today.PlusDays(-1), cancellationToken);
        var own = over.FirstOrDefault(line => line.Time == AbsenceTime.Over && line.Absence.User == reader.Id);
        return new AwayNotes(
            reader.Covers,
            [.. near.Where(line => line.MayKeep && line.Gaps.Count > 0)],
            own is null || await returning.IsRead(own.Absence.Id, cancellationToken) ? null : own);
    }

    /// <summary>Whom the reader may say it of, themselves first.</summary>
    public async Task<IReadOnlyList<StaffMember>> Keepable(CancellationToken cancellationToken)
    {
        var reader = await signedIn.Get(cancellationToken);
        return
        [
            .. (await directory.Everybody(reader.Authority, cancellationToken))
                .Where(member => AbsenceRights.MayKeep(reader, member)).OrderBy(member => member.Id != reader.Id).ThenBy(member => member.Name, StringComparer.Ordinal),
        ];
    }

    /// <summary>Who may cover for somebody, those of their own team first, each with their load and the days on which they are away themselves.</summary>
    /// <param name="from">The days that are known already; null: none are.</param>
    public async Task<IReadOnlyList<Option>> CoverFor(UserId user, LocalDate? from, LocalDate? to, UserId? chosen, CancellationToken cancellationToken)
    {
        var reader = await signedIn.Get(cancellationToken);
        var staff = await directory.Everybody(reader.Authority, cancellationToken);
        if (staff.FirstOrDefault(member => member.Id == user) is not { } away)
        {
            return [];
        }
        var cases = await assignments.OpenCases(reader.Authority, cancellationToken);
        var first = from ?? await Today(cancellationToken);
        var also = (await absences.Between(reader.Authority, first, to ?? first.PlusDays(RaisedDays), cancellationToken)).ToLookup(absence => absence.User);
        return
        [
            .. staff.Where(member => CoverFitness.MayCover(member, away))
                .OrderByDescending(member => member.Teams.Any(away.Teams.Contains)).ThenBy(member => also.Contains(member.Id)).ThenBy(member => cases.GetValueOrDefault(member.Id))
                .Select(member => new Option(member.Id.ToString(), Label(member, cases.GetValueOrDefault(member.Id), also[member.Id]), member.Id == chosen)),
        ];
    }

    /// <summary>Null: the reader only covers, and is not told how much there is before it stands on their list.</summary>
    public async Task<AbsenceImpact?> Impact(AbsenceLine line, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(line);
        var reader = await signedIn.Get(cancellationToken);
        if (!line.MayKeep || await directory.Find(line.Absence.User, cancellationToken) is not { } away)
        {
            return null;
        }
        var calendar = calendars.Default(reader.Authority);
        var asked = await files.WorkOf(away.Authority, away.Id, away.Roles, away.Teams, await door.HiddenFrom(reader, cancellationToken), ICaseFiles.LinesMax, cancellationToken);
        var due = asked.Where(work => work.Row.DueAt is not null).Select(work => calendar.DateOf(work.Row.DueAt!.Value)).Where(day => day <= line.Absence.To)
            .Select(day => LocalDate.Max(day, line.Absence.From.PlusDays(-1))).GroupBy(day => day).OrderBy(day => day.Key);
        return new AbsenceImpact(
            (await assignments.OpenCases(reader.Authority, cancellationToken)).GetValueOrDefault(away.Id),
            [.. due.Select(day => day.Key < line.Absence.From ? words.With("absence.due_before", day.Count()) : words.With("absence.due_on", Day(day.Key), day.Count()))]);
    }

    public string Day(LocalDate day) => DateWords.Long(day, words.Spoken);

    private string Label(StaffMember member, int cases, IEnumerable<Absence> away)
    {
        var label = words.With("absence.cover_option", member.Name, string.Join(", ", member.Roles.Select(role => words.Role(role))), cases);
        return away.FirstOrDefault() is { } first ? words.With("absence.cover_option_away", label, Day(first.From), Day(first.To)) : label;
    }

    private async Task<IReadOnlyList<AbsenceLine>> Lines(LocalDate from, LocalDate to, CancellationToken cancellationToken)
    {
        var reader = await signedIn.Get(cancellationToken);
        var found = await absences.Between(reader.Authority, from, to, cancellationToken);
        if (found.Count == 0)
        {
            return [];
        }
        var staff = await directory.Everybody(reader.Authority, cancellationToken);
        var members = staff.ToDictionary(member => member.Id);
        var names = await directory.Names(reader.Authority, cancellationToken);
        var today = await Today(cancellationToken);
        // An absence may last beyond the time asked about, and its cover be away then.
        var all = await absences.Between(reader.Authority, from, found.Max(absence => absence.To), cancellationToken);
        var plan = new CoverPlan(all, staff);
        return
        [
            .. found.Where(absence => Concerns(reader, absence, members)).Select(absence => new AbsenceLine(
                    absence,
                    names.GetValueOrDefault(absence.User, words["actor.unknown"]),
                    absence.From == absence.To ? Day(absence.From) : words.With("absence.from_to", Day(absence.From), Day(absence.To)),
                    absence.Cover is { } cover ? names.GetValueOrDefault(cover, words["actor.unknown"]) : null,
                    [.. plan.Gaps(absence, today).Select(gap => Gap(gap))],
                    absence.To < today ? AbsenceTime.Over : absence.From <= today ? AbsenceTime.Now : AbsenceTime.ToCome,
                    MayKeep(reader, absence, members),
                    absence.Cover == reader.Id))
                .OrderBy(line => line.Time).ThenBy(line => line.Time == AbsenceTime.Over ? -line.Absence.To.ToDateOnly().DayNumber : line.Absence.From.ToDateOnly().DayNumber)
                .ThenBy(line => line.Name, StringComparer.Ordinal),
        ];
    }

    private string Gap(CoverGap gap) => words.With(
        gap.From == gap.To ? "absence.gap_day" : "absence.gap", Day(gap.From), Day(gap.To), words[$"absence.why_{gap.Why.ToString().ToLowerInvariant()}"]);

    private static bool Concerns(StaffMember reader, Absence absence, Dictionary<UserId, StaffMember> members) =>
        absence.Cover == reader.Id || MayKeep(reader, absence, members);

    private static bool MayKeep(StaffMember reader, Absence absence, Dictionary<UserId, StaffMember> members) =>
        members.TryGetValue(absence.User, out var away) && AbsenceRights.MayKeep(reader, away);
}
