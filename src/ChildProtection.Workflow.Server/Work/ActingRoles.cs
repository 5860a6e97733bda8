using ChildProtection.Workflow.Cases.Staff;
using ChildProtection.Workflow.Engine.Execution;

namespace ChildProtection.Workflow.Server.Work;

/// <summary>In which roles somebody acts on a case: what a page offers. What is allowed is decided where the work is done.</summary>
public static class ActingRoles
{
    public static bool Acts(StaffMember staff, CaseSnapshot snapshot, string role) =>
        staff.Holds(role) || snapshot.Holders.GetValueOrDefault(role) == staff.Id.ToString();
}
