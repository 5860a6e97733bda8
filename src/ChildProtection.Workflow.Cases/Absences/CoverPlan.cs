using ChildProtection.Workflow.Cases.Access;
using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Cases.Rules;
using ChildProtection.Workflow.Cases.Staff;
using NodaTime;

namespace ChildProtection.Workflow.Cases.Absences;

/// <summary>
/// Who sees to whose work, day by day: worked out from who is away and who was named, never kept. So a cover who falls ill, leaves or loses the role is missed
/// the same day, and nothing due in an absence goes unseen: where nobody covers, the managers see it.
/// </summary>
/// <param name="absences">Those that are known for the time asked about.</param>
/// <param name="staff">Everybody of one authority who has not left.</param>
[Basis(
    "O5", "W3", "T26",
    En = "What is asked of somebody who is away is seen by their cover; where nobody covers it is seen by the managers, who are asked to name one.",
    Cy = "Gwelir yr hyn a ofynnir i rywun sydd i ffwrdd gan y sawl sy’n cyflenwi; lle nad oes neb yn cyflenwi gwelir ef gan y rheolwyr, y gofynnir iddynt enwi rhywun.")]
public sealed class CoverPlan(IReadOnlyList<Absence> absences, IReadOnlyList<StaffMember> staff)
{
    /// <summary>How often cover is passed on: whoever covers for a cover who is away too. Beyond that nobody knows any longer whose work it is.</summary>
    public const int LinksMax = 3;

    private readonly Dictionary<UserId, StaffMember> byId = staff.ToDictionary(member => member.Id);

    /// <summary>Everybody who is away on the day, by name.</summary>
    public IReadOnlyList<Covering> On(LocalDate day) =>
    [
        .. absences.Where(absence => absence.Holds(day) && byId.ContainsKey(absence.User)).Select(absence => absence.User).Distinct()
            .Select(user => Of(AbsenceOf(user, day)!, day)).OrderBy(covering => covering.Away.Name, StringComparer.Ordinal),
    ];

    /// <summary>The days of an absence on which nobody covers, in order; days that touch and lack the same stand together.</summary>
    /// <param name="from">Days before are not looked at: they are over.</param>
    public IReadOnlyList<CoverGap> Gaps(Absence absence, LocalDate from)
    {
        ArgumentNullException.ThrowIfNull(absence);
        var gaps = new List<CoverGap>();
        if (!byId.ContainsKey(absence.User))
        {
            return gaps;
        }
        for (var day = LocalDate.Max(from, absence.From); day <= absence.To; day = day.PlusDays(1))
        {
            var (_, why) = CoverOf(absence, day);
            if (why == CoverStanding.Covered)
            {
                continue;
            }
            if (gaps is [.., var last] && last.Why == why && last.To.PlusDays(1) == day)
            {
                gaps[^1] = last with { To = day };
            }
            else
            {
                gaps.Add(new CoverGap(day, day, why));
            }
        }
        return gaps;
    }

    /// <summary>The managers to whom it falls that somebody is named: those who are here on the day.</summary>
    public IReadOnlyList<StaffMember> Settling(Absence absence, LocalDate day)
    {
        ArgumentNullException.ThrowIfNull(absence);
        return byId.TryGetValue(absence.User, out var away) ? ManagersOf(away, day) : [];
    }

    private Covering Of(Absence absence, LocalDate day)
    {
        var away = byId[absence.User];
        var (cover, standing) = CoverOf(absence, day);
        return new Covering(away, absence, standing, cover is null ? ManagersOf(away, day) : [cover]);
    }

    /// <summary>Along the chain to the first who is here.</summary>
    private (StaffMember? Cover, CoverStanding Standing) CoverOf(Absence absence, LocalDate day)
    {
        var away = byId[absence.User];
        if (absence.Cover is not { } named)
        {
            return (null, CoverStanding.NobodyNamed);
        }
        for (var link = 1; link <= LinksMax; link++)
        {
            if (!byId.TryGetValue(named, out var cover))
            {
                return (null, CoverStanding.CoverHasLeft);
            }
            // Everybody in the chain may do it, or it would go through somebody to whom it may not.
            if (!CoverFitness.MayCover(cover, away))
            {
                return (null, CoverStanding.CoverIsNotFit);
            }
            if (AbsenceOf(named, day) is not { } also)
            {
                return (cover, CoverStanding.Covered);
            }
            if (also.Cover is not { } next || next == absence.User)
            {
                return (null, CoverStanding.CoverIsAway);
            }
            named = next;
        }
        return (null, CoverStanding.CoverIsAway);
    }

    /// <summary>Of two absences of one person on one day, which two people may have recorded at once, the one recorded last counts.</summary>
    private Absence? AbsenceOf(UserId user, LocalDate day) =>
        absences.Where(absence => absence.User == user && absence.Holds(day)).MaxBy(absence => absence.Recorded.At);

    /// <summary>The managers of their team who are here; where there is none, or it is the manager who is away, those of the whole authority.</summary>
    private IReadOnlyList<StaffMember> ManagersOf(StaffMember away, LocalDate day)
    {
        var managers = staff.Where(member => member.Id != away.Id && AccessTable.Allows(member, Permission.AssignRoles) && AbsenceOf(member.Id, day) is null).ToList();
        var near = AccessTable.Allows(away, Permission.AssignRoles) ? [] : managers.Where(member => member.Teams.Any(away.Teams.Contains)).ToList();
        return near.Count > 0 ? near : [.. managers.Where(member => member.Teams.Count == 0)];
    }
}
