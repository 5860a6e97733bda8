using ChildProtection.Workflow.Cases.Agencies;

namespace ChildProtection.Workflow.Cases.Runtime;

/// <summary>A case as loaded for a step.</summary>
/// <param name="Head">Where the case is.</param>
/// <param name="Relations">The agencies that stand, or stood, in a relation with the child.</param>
/// <param name="AppliedVersion">The version that the asked command made, when it was applied before: the answer, and no step is needed. Otherwise null.</param>
public sealed record LoadedCase(CaseHead Head, IReadOnlyList<AgencyRelation> Relations, long? AppliedVersion = null);
