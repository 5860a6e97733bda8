using NodaTime;

namespace ChildProtection.Workflow.Cases.People;

/// <summary>A change of the file that is a change of circumstances as well: the case is told in the same step (rules L7.6, L7.6x).</summary>
/// <param name="Kind">A code of the definition's kinds of change.</param>
/// <param name="Detail">For the chair; never where somebody lives.</param>
/// <param name="HappenedOn">The day of the change.</param>
public sealed record ReportedChange(string Kind, string Detail, LocalDate HappenedOn);
