using ChildProtection.Workflow.Cases.Identity;

namespace ChildProtection.Workflow.Cases.Staff;

/// <summary>What came of one run of <see cref="Departures"/>.</summary>
/// <param name="Vacated">Roles taken from people who have left.</param>
/// <param name="Failed">Roles that could not be taken, each with the code that says why: a person has to look at the case.</param>
public sealed record DepartureTotals(int Vacated, IReadOnlyList<(CaseId Case, string Role, string Code)> Failed);
