using ChildProtection.Workflow.Cases.Identity;
using NodaTime;

namespace ChildProtection.Workflow.Cases.Notices;

/// <summary>Somebody took a role of an open case, or holds it no longer.</summary>
/// <param name="Ended">When they held it no longer; null: they hold it.</param>
public sealed record RoleChange(CaseId Case, ChildId Child, string Role, UserId User, Instant From, Instant? Ended);
