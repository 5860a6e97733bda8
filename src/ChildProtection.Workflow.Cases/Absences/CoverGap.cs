using NodaTime;

namespace ChildProtection.Workflow.Cases.Absences;

/// <summary>Days of an absence on which nobody covers.</summary>
public sealed record CoverGap(LocalDate From, LocalDate To, CoverStanding Why);
