using ChildProtection.Workflow.Cases.Definitions;
using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Cases.Staff;
using NodaTime;

namespace ChildProtection.Workflow.Cases.Absences;

/// <summary>Who sees to whose work today. The day is the authority's own.</summary>
public sealed class Covers(IAbsences absences, IStaffDirectory directory, ICalendarLibrary calendars, IClock clock)
{
    /// <summary>Everybody who is away today, by name.</summary>
    public async Task<IReadOnlyList<Covering>> Today(AuthorityId authority, CancellationToken cancellationToken)
    {
        var day = calendars.Default(authority).DateOf(clock.GetCurrentInstant());
        var away = await absences.Between(authority, day, day, cancellationToken);
        return away.Count == 0 ? [] : new CoverPlan(away, await directory.Everybody(authority, cancellationToken)).On(day);
    }

    /// <summary>Somebody with those whose work they see to today.</summary>
    public async Task<StaffMember> With(StaffMember staff, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(staff);
        var today = await Today(staff.Authority, cancellationToken);
        return today.Count == 0 ? staff : staff with
        {
            Covers = [.. today.Where(covering => covering.By.Any(by => by.Id == staff.Id)).Select(covering => new Covered(covering.Away, covering.Absence, covering.IsCovered))],
        };
    }
}
