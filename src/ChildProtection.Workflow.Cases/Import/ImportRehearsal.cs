using System.Collections.Immutable;

namespace ChildProtection.Workflow.Cases.Import;

/// <summary>What a rehearsal said, as it is kept with the run: references, and no child's name.</summary>
/// <param name="RowCount">Rows that were read.</param>
public sealed record ImportRehearsal(int RowCount, ImmutableArray<RehearsedCase> Cases, ImmutableArray<ImportFinding> Findings)
{
    public static ImportRehearsal Of(ImportPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return new ImportRehearsal(
            plan.RowCount,
            [.. plan.Cases.Select(planned => new RehearsedCase(
                planned.Reference, planned.Phase, planned.LeadWorker, [.. planned.Overdue.Select(late => late.Deadline)], planned.Gaps, planned.IsIn))],
            plan.Findings);
    }
}
