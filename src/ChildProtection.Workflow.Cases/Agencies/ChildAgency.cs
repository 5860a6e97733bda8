using NodaTime;

namespace ChildProtection.Workflow.Cases.Agencies;

/// <summary>An agency that stands in a relation with a child now.</summary>
/// <param name="Since">The first day.</param>
public sealed record ChildAgency(Agency Agency, LocalDate Since);
