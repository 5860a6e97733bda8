using ChildProtection.Workflow.Cases.Runtime;
using ChildProtection.Workflow.Cases.Staff;
using ChildProtection.Workflow.Cases.Work;

namespace ChildProtection.Workflow.Cases.Access;

/// <summary>
/// Who may know where somebody is whose location is restricted (rules catalogue, section 0). The one place that says so: pages, documents, events and lists ask here.
/// </summary>
public static class LocationClearance
{
    /// <summary>Those who hold one of these roles for the case itself.</summary>
    private static readonly string[] ForTheCase = ["lead_social_worker", "cover_worker"];

    /// <summary>Those whose role counts for the case by its team, or for the whole authority.</summary>
    private static readonly string[] ByTeam = ["team_manager", "duty_worker"];

    public static bool IsCleared(StaffMember staff, CaseState state) =>
        staff.LeftOn is null
        && (ForTheCase.Any(role => state.Snapshot.Holders.GetValueOrDefault(role) == staff.Id.ToString())
            || Acting.For(staff, state.Head.Team, state.Definition.Definition).Roles.Any(ByTeam.Contains));
}
