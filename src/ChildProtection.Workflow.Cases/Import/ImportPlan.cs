using System.Collections.Immutable;

namespace ChildProtection.Workflow.Cases.Import;

/// <summary>What bringing the files in would do: every row is in one of the cases, or a finding says why it is not.</summary>
/// <param name="Hash">Of the files, the earlier system and the definition: the plan that is confirmed is the one that is carried out.</param>
/// <param name="RowCount">Rows that were read.</param>
public sealed record ImportPlan(string Hash, string System, int RowCount, ImmutableArray<PlannedCase> Cases, ImmutableArray<ImportFinding> Findings)
{
    public IEnumerable<PlannedCase> ToBringIn => Cases.Where(planned => !planned.IsIn);
}
