namespace ChildProtection.Workflow.Server.Staff;

/// <summary>What an administrator says of somebody on the staff.</summary>
/// <param name="SignInName">Unique in the deployment; kept in lower case.</param>
/// <param name="Roles">Of the access table.</param>
/// <param name="Team">A number; empty: they work for the whole authority.</param>
/// <param name="Telephone">At work, as letters name it; empty: not said.</param>
/// <param name="Password">To begin with, or a new one; empty: as it was.</param>
public sealed record StaffEntry(string Name, string SignInName, IReadOnlyList<string> Roles, string? Team, string? Telephone, string? Password);
