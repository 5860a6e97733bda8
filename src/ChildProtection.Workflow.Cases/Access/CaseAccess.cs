using ChildProtection.Workflow.Cases.Staff;

namespace ChildProtection.Workflow.Cases.Access;

/// <summary>
/// In which relation to a case somebody stands: access rests on a named relation to the child, never on a job title alone (rules catalogue, section 2).
/// </summary>
internal static class CaseAccess
{
    /// <summary>
    /// Those who hold a role for the case; those of its team whose role works cases; those of the whole authority of whom the case asks
    /// something now (an escalation, a chairing, a register entry); and, while somebody is away, whoever sees to their work: the cases of which something
    /// stands on the list of the one who is away, and no others. Null: none of these. Asked by <see cref="CaseAdmission"/> alone, which knows what is restricted.
    /// </summary>
    internal static CaseGround? GroundOf(StaffMember staff, CaseRelation relation) =>
        !AccessTable.Allows(staff, Permission.SeeCase) || staff.Authority != relation.Authority ? null
        : relation.Holders.Contains(staff.Id) ? CaseGround.Holder
        : staff.Teams.Contains(relation.Team) ? CaseGround.Team
        : IsAsked(staff, relation) ? CaseGround.Asked
        : staff.Covers.Any(covered => IsOnTheListOf(covered.Away, relation)) ? CaseGround.Cover
        : null;

    // A role of one case asks whoever holds it for that case, and nobody while nobody does: every advocate would see every child, and every chair every file.
    private static bool IsAsked(StaffMember staff, CaseRelation relation) =>
        staff.Roles.Any(role => relation.RolesOfTheAuthority.Contains(role) && relation.RolesAsked.Value.Contains(role));

    private static bool IsOnTheListOf(StaffMember away, CaseRelation relation) =>
        away.Authority == relation.Authority
        && (relation.Holders.Contains(away.Id)
            || IsAsked(away, relation)
            || (away.Teams.Contains(relation.Team) && away.Roles.Any(relation.RolesAsked.Value.Contains)));
}
