using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Cases.Runtime;
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

    /// <summary>
    /// On a case that is open: whoever covers for somebody who is away acts, beside their own, in that person's roles too, those held for this case among them.
    /// The roles stand in the journal with what they did.
    /// </summary>
    public static Actor On(CaseState state, StaffMember by)
    {
        var own = For(by, state.Head.Team, state.Definition.Definition);
        return by.Covers.All(covered => !covered.Acts) ? own : own with
        {
            Roles =
            [
                .. own.Roles
                    .Concat(by.Covers.Where(covered => covered.Acts).SelectMany(covered => InPlaceOf(covered.Away, state)))
                    .Distinct(StringComparer.Ordinal),
            ],
        };
    }

    private static IEnumerable<string> InPlaceOf(StaffMember away, CaseState state) =>
        For(away, state.Head.Team, state.Definition.Definition).Roles
            .Concat(state.Snapshot.Holders.Where(held => held.Value == away.Id.ToString()).Select(held => held.Key));

    private static bool Counts(string role, StaffMember by, TeamId team, Definition definition) =>
        definition.Roles.TryGetValue(role, out var known) && known.Held switch
        {
            RoleHolding.Team => by.Teams.Contains(team),
            RoleHolding.Authority => true,
            _ => false,
        };
}
