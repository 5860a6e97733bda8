using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Cases.Staff;
using ChildProtection.Workflow.Engine.Definitions;
using ChildProtection.Workflow.Engine.Execution;

namespace ChildProtection.Workflow.Cases.Work;

/// <summary>As whom somebody acts on a case.</summary>
internal static class Acting
{
    /// <summary>The roles that count for the case: those held in its team, and those held for the whole authority. Roles held for one case the case itself knows.</summary>
    public static Actor For(StaffMember by, TeamId team, Definition definition) =>
        new(by.Id.ToString(), [.. by.Roles.Where(role => Counts(role, by, team, definition))]);

    private static bool Counts(string role, StaffMember by, TeamId team, Definition definition) =>
        definition.Roles.TryGetValue(role, out var known) && known.Held switch
        {
            RoleHolding.Team => by.Teams.Contains(team),
            RoleHolding.Authority => true,
            _ => false,
        };
}
