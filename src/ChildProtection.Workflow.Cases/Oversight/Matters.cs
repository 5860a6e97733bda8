using ChildProtection.Workflow.Cases.Absences;
using ChildProtection.Workflow.Cases.Access;
using ChildProtection.Workflow.Cases.Access.Restricting;
using ChildProtection.Workflow.Cases.Definitions;
using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Cases.People.Merging;
using ChildProtection.Workflow.Cases.Rules;
using ChildProtection.Workflow.Cases.Staff;
using ChildProtection.Workflow.Engine.Calendars;
using NodaTime;

namespace ChildProtection.Workflow.Cases.Oversight;

/// <summary>
/// What named people have to settle that no case asks for, each with a time and a ladder. Whose it is and by when follows from how long it has waited and from who is here:
/// nothing is scheduled, so nothing can be forgotten, and what is settled is gone by itself.
/// </summary>
[Basis(
    "O5", "T44",
    En = "An absence that nobody covers, a notice about a restricted file that nobody has answered, and what somebody said of records that may be one child, is one named person’s to settle by a time, and after that the next one’s up.",
    Cy = "Mae absenoldeb nad oes neb yn cyflenwi drosto, hysbysiad am ffeil gyfyngedig nad oes neb wedi’i ateb, a’r hyn a ddywedodd rhywun am gofnodion a allai fod yn un plentyn, yn fater i un person a enwir ei setlo erbyn amser, ac wedi hynny i’r nesaf i fyny.")]
public sealed class Matters(IAbsences absences, IStaffDirectory directory, RestrictedFiles restricted, IRestrictions restrictions, IChildMerges merges, MergingChildren merging, ICalendarLibrary calendars, IClock clock)
{
    /// <summary>Days ahead within which an absence that nobody covers has to be settled.</summary>
    public const int AbsenceDaysAhead = 14;

    /// <summary>How often a matter goes up at most.</summary>
    public const int RungsMax = 2;

    /// <summary>Working days that the first has for an absence that does not begin by then.</summary>
    private const int DaysAhead = 2;

    /// <summary>For what may mean that a child is in danger (ladder D: not owned in two clock hours).</summary>
    private static readonly Duration InDanger = Duration.FromHours(2);

    private static readonly string[][] Up = [["senior_manager"], ["head_of_service"]];

    /// <summary>Those of the authority, the ones that have waited longest first.</summary>
    public async Task<IReadOnlyList<Matter>> Of(AuthorityId authority, CancellationToken cancellationToken)
    {
        var calendar = calendars.Default(authority);
        var now = clock.GetCurrentInstant();
        var today = calendar.DateOf(now);
        var staff = await directory.Everybody(authority, cancellationToken);
        var near = await absences.Between(authority, today, today.PlusDays(AbsenceDaysAhead), cancellationToken);
        // An absence may last beyond that, and its cover be away then.
        var all = near.Count == 0 ? near : await absences.Between(authority, today, near.Max(absence => absence.To), cancellationToken);
        var here = staff.Where(member => !all.Any(absence => absence.User == member.Id && absence.Holds(today))).ToList();
        return
        [
            .. Uncovered(near, new CoverPlan(all, staff), all, staff, here, calendar, now).Cast<Matter>()
                .Concat(await Unanswered(authority, here, now, cancellationToken)).Concat(await Undecided(authority, here, now, cancellationToken)).OrderBy(matter => matter.OpenedAt),
        ];
    }

    private static IEnumerable<Matter.CoverMissing> Uncovered(
        IReadOnlyList<Absence> near, CoverPlan plan, IReadOnlyList<Absence> all, IReadOnlyList<StaffMember> staff, List<StaffMember> here, WorkingCalendar calendar, Instant now)
    {
        var today = calendar.DateOf(now);
        foreach (var absence in near)
        {
            if (staff.FirstOrDefault(member => member.Id == absence.User) is not { } away || plan.Gaps(absence, today) is not [var gap, ..] || gap.From > today.PlusDays(AbsenceDaysAhead))
            {
                continue;
            }
            var opened = Opened(absence, gap, all, calendar, now);
            Instant[] dues = [.. Dues(opened, absence.From, calendar)];
            var rung = Math.Min(dues.Count(due => due < now), RungsMax);
            var owners = Enumerable.Range(rung, RungsMax + 1 - rung).Select(at => OwnerOf(at, plan.Settling(absence, today), here, away)).OfType<StaffMember>();
            yield return new Matter.CoverMissing(absence, away, gap, opened, dues[rung], rung, owners.FirstOrDefault());
        }
    }

    /// <summary>
    /// Since when nobody covers: since it was recorded, or since the one who was to cover is away too. Of a cover who has left nobody kept the day: then it counts from when the
    /// absence was recorded, which is sooner and not later.
    /// </summary>
    private static Instant Opened(Absence absence, CoverGap gap, IReadOnlyList<Absence> all, WorkingCalendar calendar, Instant now)
    {
        var also = all.Where(other => other.User == absence.Cover && other.Holds(gap.From)).Select(other => other.Recorded.At);
        var known = also.Append(absence.Recorded.At).Max();
        var counts = calendar.StartOf(absence.From.PlusDays(-AbsenceDaysAhead));
        return Instant.Min(now, Instant.Max(known, counts));
    }

    /// <summary>Until when each rung has it: the first to the end of the working day where the absence is at hand, else for two; then a working day each.</summary>
    private static IEnumerable<Instant> Dues(Instant opened, LocalDate firstDay, WorkingCalendar calendar)
    {
        var day = OnOrAfter(calendar, calendar.DateOf(opened));
        if (firstDay > OnOrAfter(calendar, day.PlusDays(DaysAhead)))
        {
            day = OnOrAfter(calendar, day.PlusDays(DaysAhead));
        }
        for (var rung = 0; rung <= RungsMax; rung++)
        {
            yield return calendar.EndOf(day);
            day = OnOrAfter(calendar, day.PlusDays(1));
        }
    }

    private static LocalDate OnOrAfter(WorkingCalendar calendar, LocalDate day) => calendar.WorkingDayOnOrAfter(day) ?? day;

    private static StaffMember? OwnerOf(int rung, IReadOnlyList<StaffMember> managers, List<StaffMember> here, StaffMember away) => rung == 0
        ? managers.OrderBy(member => member.Name, StringComparer.Ordinal).FirstOrDefault()
        : here.Where(member => member.Id != away.Id && Up[rung - 1].Any(member.Holds)).OrderBy(member => member.Name, StringComparer.Ordinal).FirstOrDefault();

    /// <summary>First a manager of a team that works with one of the children, then those who answer for all teams.</summary>
    private async Task<IReadOnlyList<Matter>> Undecided(AuthorityId authority, List<StaffMember> here, Instant now, CancellationToken cancellationToken)
    {
        var found = new List<Matter>();
        foreach (var merge in await merges.Waiting(authority, cancellationToken))
        {
            var opened = merge.Waiting!.Signature.At;
            var rung = (int)Math.Min(Math.Floor((now - opened) / MergeLimits.DecidedWithin), RungsMax);
            var may = new List<StaffMember>();
            foreach (var member in here.OrderBy(RungOf).ThenBy(member => member.Teams.Count == 0).ThenBy(member => member.Name, StringComparer.Ordinal))
            {
                if (await merging.MayDecide(member, merge, cancellationToken))
                {
                    may.Add(member);
                }
            }
            found.Add(new Matter.SameChild(merge, opened, opened + (MergeLimits.DecidedWithin * (rung + 1)), rung, may.Find(member => RungOf(member) >= rung) ?? may.LastOrDefault()));
        }
        return found;

        static int RungOf(StaffMember member) => Array.FindLastIndex(Up, roles => roles.Any(member.Holds)) + 1;
    }

    private async Task<IEnumerable<Matter>> Unanswered(AuthorityId authority, List<StaffMember> here, Instant now, CancellationToken cancellationToken)
    {
        var kept = (await restrictions.InForce(cancellationToken)).Where(restriction => restriction.Authority == authority).Select(restriction => restriction.Child).ToList();
        if (kept.Count == 0)
        {
            return [];
        }
        var keepers = new List<(StaffMember Member, IReadOnlySet<ChildId> Named)>();
        foreach (var member in here.Where(member => AccessTable.Allows(member, Permission.RestrictFiles)))
        {
            keepers.Add((member, (await restricted.StandingOf(member, cancellationToken)).Named));
        }
        return (await restrictions.Notices(authority, kept, cancellationToken)).Where(notice => notice.Answered is null).Select(Matter (notice) =>
        {
            var within = notice.Kind is RestrictedNoticeKind.RefusedInEmergency or RestrictedNoticeKind.OpenedInEmergency ? InDanger : RestrictedNotice.AnsweredWithin;
            var rung = (int)Math.Min(Math.Floor((now - notice.By.At) / within), RungsMax);
            StaffMember[] may =
            [
                .. keepers.Where(keeper => keeper.Member.Id != notice.By.By && keeper.Named.Contains(notice.Child)).Select(keeper => keeper.Member)
                    .OrderBy(member => member.Holds(Up[1][0])).ThenBy(member => member.Name, StringComparer.Ordinal),
            ];
            return new Matter.RestrictedFile(
                notice, notice.By.At, notice.By.At + (within * (rung + 1)), rung, may.Length == 0 ? null : may[Math.Min(rung, may.Length - 1)]);
        });
    }
}
