using ChildProtection.Workflow.Cases.Staff;
using ChildProtection.Workflow.Engine.Execution;

namespace ChildProtection.Workflow.Server.Work;

/// <summary>In which roles somebody acts on a case, those of whoever they cover for among them: what a page offers. What is allowed is decided where the work is done.</summary>
public static class ActingRoles
{
    public static bool Acts(StaffMember staff, CaseSnapshot snapshot, string role) =>
        staff.Covers.Where(covered => covered.Acts).Select(covered => covered.Away).Prepend(staff)
            .Any(member => member.Holds(role) || snapshot.Holders.GetValueOrDefault(role) == member.Id.ToString());
}
