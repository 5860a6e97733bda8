using ChildProtection.Workflow.Cases.Identity;
using NodaTime;

namespace ChildProtection.Workflow.Cases.Staff;

/// <summary>A time in which somebody held a role of a case.</summary>
/// <param name="To">Null: they hold it still.</param>
public sealed record HeldRole(UserId User, Instant From, Instant? To);
