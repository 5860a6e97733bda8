using System.Collections.Immutable;
using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Cases.Import;

namespace ChildProtection.Workflow.Cli.Importing;

/// <summary>A rehearsal, and what came of it, on a terminal. References and codes; never a child's name.</summary>
internal static class ImportPage
{
    public static void Print(ImportPlan plan, IReadOnlyDictionary<UserId, string> names, TextWriter to)
    {
        foreach (var planned in plan.ToBringIn)
        {
            to.WriteLine($"{planned.Reference}  {planned.Phase}, {Things(planned.Gaps, "thing")} to put right{Overdue(planned)}");
        }
        to.WriteLine();
        foreach (var worker in plan.ToBringIn.GroupBy(planned => planned.LeadWorker).OrderByDescending(group => group.Count()).ThenBy(group => group.Key, StringComparer.Ordinal))
        {
            var name = worker.Key is { } id && UserId.TryParse(id, null, out var user) && names.TryGetValue(user, out var known) ? known : "no lead worker";
            to.WriteLine($"{name}: {Things(worker.Count(), "case")}, {Things(worker.Sum(planned => planned.Overdue.Count), "thing")} overdue at once");
        }
        Print(plan.Findings, to);
        to.WriteLine($"{Things(plan.ToBringIn.Count(), "case")} of {Things(plan.RowCount, "row")} can be brought in; {Things(NotIn(plan.Findings), "row")} cannot. Nothing was written.");
        to.WriteLine($"plan {plan.Hash}");
    }

    public static void Print(ImportReport report, TextWriter to)
    {
        Print(report.Findings, to);
        to.WriteLine($"{Things(report.BroughtIn.Length, "case")} brought in, {report.InBefore.Length} in before, {Things(NotIn(report.Findings), "row")} not brought in.");
    }

    private static void Print(ImmutableArray<ImportFinding> findings, TextWriter to)
    {
        to.WriteLine();
        foreach (var finding in findings)
        {
            to.WriteLine($"{finding.Place.File}:{finding.Place.Line}{(finding.Column is { } column ? $" {column}" : "")}: {(finding.Stops ? "error" : "note")} {finding.Code}: {finding.Words} {finding.Fix}");
        }
        to.WriteLine();
    }

    private static string Overdue(PlannedCase planned) => planned.Overdue.Count == 0 ? "" : $"; overdue at once: {string.Join(", ", planned.Overdue.Select(late => late.Deadline).Distinct(StringComparer.Ordinal))}";

    private static int NotIn(ImmutableArray<ImportFinding> findings) => findings.Where(finding => finding is { Stops: true, Place.Line: > 0 }).Select(finding => finding.Place).Distinct().Count();

    private static string Things(int count, string one) => count == 1 ? $"1 {one}" : $"{count} {one}s";
}
