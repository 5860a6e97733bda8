using ChildProtection.Workflow.Cases.Identity;

namespace ChildProtection.Workflow.Cases.Absences;

/// <summary>What came of one run of <see cref="TellingCases"/>.</summary>
/// <param name="Told">Cases that were told of an absence, or of its end.</param>
/// <param name="Failed">Cases that could not be told, each with the code that says why: a person has to look at the case.</param>
public sealed record TellingTotals(int Told, IReadOnlyList<(CaseId Case, string Code)> Failed);
