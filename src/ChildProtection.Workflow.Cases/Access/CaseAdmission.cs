using ChildProtection.Workflow.Cases.Access.Restricting;
using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Cases.Staff;

namespace ChildProtection.Workflow.Cases.Access;

/// <summary>Which cases somebody is let in to, as of one moment: asked once, and then of as many cases as there are.</summary>
/// <param name="staff">Who.</param>
/// <param name="standing">How they stand to restricted files.</param>
/// <param name="opened">The cases that they have open in an emergency.</param>
public sealed class CaseAdmission(StaffMember staff, RestrictedStanding standing, IReadOnlySet<CaseId> opened)
{
    /// <summary>The children whose files are not there for them.</summary>
    public HiddenFiles Hidden => standing.Hidden;

    /// <summary>On what they see the case; null: on nothing.</summary>
    public CaseGround? GroundOf(CaseId caseId, CaseRelation relation)
    {
        if (staff.Authority != relation.Authority || !AccessTable.Allows(staff, Permission.SeeCase))
        {
            return null;
        }
        CaseGround? emergency = opened.Contains(caseId) ? CaseGround.Emergency : null;
        if (Hidden.Hides(relation.Child))
        {
            return MayOpenRestricted(staff, standing, relation.Child) ? emergency : null;
        }
        return CaseAccess.GroundOf(staff, relation)
            ?? (standing.Named.Contains(relation.Child) ? CaseGround.Named : AccessTable.Allows(staff, Permission.OpenInEmergency) ? emergency : null);
    }

    /// <summary>Whether an emergency opens a restricted file to them.</summary>
    internal static bool MayOpenRestricted(StaffMember staff, RestrictedStanding standing, ChildId child) =>
        AccessTable.Allows(staff, Permission.OpenRestricted) && !standing.KeptOut.Contains(child);
}
