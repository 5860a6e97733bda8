using System.Collections.Immutable;
using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Cases.Staff;
using ChildProtection.Workflow.Engine.Definitions;

namespace ChildProtection.Workflow.Cases.Runtime;

/// <summary>
/// Who holds which role, as seen when a step is decided. What was seen goes into the input and so into the journal: a replay needs no staff list.
/// </summary>
public sealed class StaffAsSeen
{
    private readonly HashSet<(AuthorityId Authority, TeamId? Team, string Role)> held = [];
    private readonly Dictionary<(AuthorityId Authority, string User), StaffMember> members = [];

    public StaffAsSeen(IEnumerable<StaffMember> staff)
    {
        foreach (var member in staff.Where(member => member.LeftOn is null))
        {
            members[(member.Authority, member.Id.ToString())] = member;
            foreach (var role in member.Roles)
            {
                held.Add((member.Authority, null, role));
                foreach (var team in member.Teams)
                {
                    held.Add((member.Authority, team, role));
                }
            }
        }
    }

    /// <summary>The member of the authority's staff whose id is written so; null when nobody's is, or they have left.</summary>
    public StaffMember? Find(AuthorityId authority, string user) => members.GetValueOrDefault((authority, user));

    /// <summary>The roles of teams, authority and outside that nobody holds for a case of that team. Nobody outside can be asked by the system.</summary>
    public ImmutableArray<string> Vacant(Definition definition, AuthorityId authority, TeamId team) =>
    [
        .. definition.Roles.Values
            .Where(role => role.Held switch
            {
                RoleHolding.Team => !held.Contains((authority, team, role.Name)),
                RoleHolding.Authority => !held.Contains((authority, null, role.Name)),
                RoleHolding.Outside => true,
                _ => false,
            })
            .Select(role => role.Name),
    ];
}
