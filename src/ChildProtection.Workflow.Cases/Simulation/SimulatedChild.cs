using ChildProtection.Workflow.Cases.Identity;
using NodaTime;

namespace ChildProtection.Workflow.Cases.Simulation;

/// <summary>An invented child and the family it belongs to.</summary>
public sealed record SimulatedChild(ChildId Id, CaseId Case, FamilyId Family, string GivenName, string FamilyName, LocalDate BornOn, Instant ReferredAt, TeamId Team);
