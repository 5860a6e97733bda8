using ChildProtection.Workflow.Cases.Identity;

namespace ChildProtection.Workflow.Server.Staff;

/// <summary>Somebody on the staff list.</summary>
/// <param name="OpenCases">Open cases in which they hold a role.</param>
/// <param name="Left">Their account is closed.</param>
public sealed record StaffLine(UserId User, string Name, string SignInName, IReadOnlyList<string> Roles, string? Team, int OpenCases, bool Left);
