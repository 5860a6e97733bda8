using ChildProtection.Workflow.Cases.Identity;
using NodaTime;

namespace ChildProtection.Workflow.Server.Operations;

/// <param name="Case">The parked case, by its opaque id.</param>
/// <param name="Delivery">The delivery that was set aside; null when it is the case that is parked.</param>
public sealed record IncidentLine(CaseId Case, long? Delivery, string Code, string Words, string Trace, Instant OpenedAt);
