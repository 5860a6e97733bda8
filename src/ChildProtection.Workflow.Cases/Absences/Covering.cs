using ChildProtection.Workflow.Cases.Staff;

namespace ChildProtection.Workflow.Cases.Absences;

/// <summary>Who sees to the work of somebody who is away on a day.</summary>
/// <param name="By">Whoever covers; where nobody does, the managers who have to settle it and see the work meanwhile. Empty: the authority has no manager who is here.</param>
public sealed record Covering(StaffMember Away, Absence Absence, CoverStanding Standing, IReadOnlyList<StaffMember> By)
{
    public bool IsCovered => Standing == CoverStanding.Covered;
}
