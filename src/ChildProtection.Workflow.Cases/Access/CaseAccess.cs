using ChildProtection.Workflow.Cases.Staff;

namespace ChildProtection.Workflow.Cases.Access;

/// <summary>
/// Which cases somebody may see: access rests on a named relation to the child, never on a job title alone (rules catalogue, section 2).
/// </summary>
public static class CaseAccess
{
    /// <summary>
    /// Those who hold a role for the case; those of its team whose role works cases; those of the whole authority of whom the case asks
    /// something now (an escalation, a chairing, a register entry).
    /// </summary>
    public static bool MaySee(StaffMember staff, CaseRelation relation) => GroundOf(staff, relation) is not null;

    /// <summary>On which of these somebody sees it; null: on none.</summary>
    public static CaseGround? GroundOf(StaffMember staff, CaseRelation relation) =>
        !AccessTable.Allows(staff, Permission.SeeCase) || staff.Authority != relation.Authority ? null
        : relation.Holders.Contains(staff.Id) ? CaseGround.Holder
        : staff.Teams.Contains(relation.Team) ? CaseGround.Team
        : IsAsked(staff, relation) ? CaseGround.Asked
        : null;

    private static bool IsAsked(StaffMember staff, CaseRelation relation) =>
        staff.Teams.Count == 0 && staff.Roles.Any(relation.RolesAsked.Value.Contains);
}
