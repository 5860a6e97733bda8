using System.Security.Cryptography;
using System.Text;
using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Cases.Staff;
using ChildProtection.Workflow.Engine.Definitions;

namespace ChildProtection.Workflow.Cases.Simulation;

/// <summary>Invents the staff of an authority: for each role somebody to hold it, in each team where a team holds it.</summary>
public static class InventedStaff
{
    private const int CaseWorkersPerTeam = 4;
    private const int CaseHeldPerRole = 3;

    /// <summary>Everybody that a definition's roles ask for.</summary>
    /// <param name="teams">1 and up.</param>
    public static IReadOnlyList<StaffMember> For(Definition definition, AuthorityId authority, int teams)
    {
        var staff = new List<StaffMember>();
        foreach (var role in definition.Roles.Values.OrderBy(role => role.Name, StringComparer.Ordinal))
        {
            switch (role.Held)
            {
                case RoleHolding.Team:
                    foreach (var team in Enumerable.Range(1, teams))
                    {
                        Add(staff, authority, role.Name, CaseWorkersPerTeam, new TeamId(team));
                    }
                    break;
                case RoleHolding.Authority:
                    Add(staff, authority, role.Name, 1, null);
                    break;
                case RoleHolding.Case:
                    Add(staff, authority, role.Name, CaseHeldPerRole, null);
                    break;
                case RoleHolding.Outside:
                    break;
            }
        }
        return staff;
    }

    private static void Add(List<StaffMember> staff, AuthorityId authority, string role, int count, TeamId? team)
    {
        for (var number = 1; number <= count; number++)
        {
            var signIn = $"{role}-{team?.ToString() ?? "all"}-{number}";
            staff.Add(new StaffMember
            {
                Id = new UserId(new Guid(SHA256.HashData(Encoding.UTF8.GetBytes($"{authority}/{signIn}")).AsSpan(0, 16))),
                Authority = authority,
                Name = $"{InventedNames.GivenName(staff.Count)} {InventedNames.FamilyName(staff.Count * 7)}",
                SignInName = signIn,
                Roles = [role],
                Teams = team is { } one ? [one] : [],
            });
        }
    }
}
