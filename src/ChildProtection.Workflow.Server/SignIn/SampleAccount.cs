using ChildProtection.Workflow.Cases.Identity;

namespace ChildProtection.Workflow.Server.SignIn;

/// <param name="Roles">The titles of the roles, joined, in the reader's language.</param>
/// <param name="Team">Null for somebody who works for the whole authority.</param>
public sealed record SampleAccount(UserId User, string Name, string Roles, string? Team);
