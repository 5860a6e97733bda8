using ChildProtection.Workflow.Cases.Identity;

namespace ChildProtection.Workflow.Server.Staff;

/// <summary>A team as those who keep the accounts see it.</summary>
/// <param name="Managers">By name.</param>
/// <param name="HasOpenCases">Whether it works any; of how many nothing is said.</param>
public sealed record TeamLine(TeamId Id, string Name, bool Closed, IReadOnlyList<string> Managers, IReadOnlyList<(UserId User, string Name, string Roles)> Members, bool HasOpenCases);
