using ChildProtection.Workflow.Cases.Reading;

namespace ChildProtection.Workflow.Cases.Plans;

/// <summary>A plan over time.</summary>
/// <param name="Versions">The first first.</param>
/// <param name="Now">What it says now: what was done and moved since the newest version is in it.</param>
public sealed record PlanHistory(CaseView View, IReadOnlyList<PlanVersion> Versions, PlanContent Now);
