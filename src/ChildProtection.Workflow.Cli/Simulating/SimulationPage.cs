using System.Globalization;
using ChildProtection.Workflow.Cases.Simulation;

namespace ChildProtection.Workflow.Cli.Simulating;

/// <summary>Prints what a simulation came to.</summary>
internal static class SimulationPage
{
    private const int LinesMax = 40;

    public static void Print(SimulationReport report, TimeSpan took, TextWriter page)
    {
        page.WriteLine(Invariant(
            $"{report.Children} children, {report.From:uuuu-MM-dd} to {report.To:uuuu-MM-dd}: {report.Steps} steps, {report.JournalEntries} journal entries in {took.TotalSeconds:0.0} s"));
        page.WriteLine();
        page.WriteLine("Caseload at the end");
        foreach (var (state, cases) in report.Caseload.OrderByDescending(each => each.Value))
        {
            page.WriteLine(Invariant($"  {cases,6}  {state}"));
        }
        page.WriteLine(Invariant($"  {report.Closed,6}  closed"));
        page.WriteLine();
        page.WriteLine("Timeliness                          in time  typed in late    late  still overdue  in time %");
        foreach (var (deadline, kept) in report.Timeliness)
        {
            var timely = kept.InTime + kept.RecordedLate;
            var all = timely + kept.Late + kept.StillOverdue;
            page.WriteLine(Invariant(
                $"  {deadline,-32} {kept.InTime,8} {kept.RecordedLate,14} {kept.Late,7} {kept.StillOverdue,14} {(all == 0 ? 100 : 100.0 * timely / all),10:0.0}"));
        }
        Table(page, "Reminders and escalations", report.Stages);
        Table(page, "Events", report.Events);
        Table(page, "Refused and tried again", report.Refused);
        page.WriteLine();
        page.WriteLine(Invariant($"{report.InvariantsChecked} invariants checked: {(report.Violations.Count == 0 ? "all held" : "NOT all held")}"));
        foreach (var violation in report.Violations)
        {
            page.WriteLine("  " + violation);
        }
    }

    private static void Table(TextWriter page, string title, IReadOnlyDictionary<string, long> counts)
    {
        if (counts.Count == 0)
        {
            return;
        }
        page.WriteLine();
        page.WriteLine(title);
        foreach (var (name, count) in counts.OrderByDescending(each => each.Value).Take(LinesMax))
        {
            page.WriteLine(Invariant($"  {count,8}  {name}"));
        }
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
