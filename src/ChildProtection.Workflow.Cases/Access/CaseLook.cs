using ChildProtection.Workflow.Cases.Identity;
using NodaTime;

namespace ChildProtection.Workflow.Cases.Access;

/// <summary>That somebody looked at a case within an hour.</summary>
/// <param name="Hour">The hour's beginning.</param>
/// <param name="FirstAt">When they first did in that hour.</param>
/// <param name="Ground">On what they saw it.</param>
/// <param name="Parts">In what forms.</param>
public sealed record CaseLook(CaseId Case, UserId User, Instant Hour, Instant FirstAt, CaseGround Ground, CasePart Parts);
