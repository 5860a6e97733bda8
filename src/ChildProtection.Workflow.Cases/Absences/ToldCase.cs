using ChildProtection.Workflow.Cases.Identity;
using NodaTime;

namespace ChildProtection.Workflow.Cases.Absences;

/// <summary>A case that knows that somebody who works it is away, and who covers.</summary>
/// <param name="From">The first day away, as the case was told.</param>
/// <param name="To">The last day away.</param>
public sealed record ToldCase(CaseId Case, UserId Away, UserId Cover, LocalDate From, LocalDate To);
