using System.Globalization;
using CsvHelper;

namespace ChildProtection.Workflow.Cases.Import;

/// <summary>Findings as a table for a spreadsheet. A cell that a spreadsheet would take for a formula is written as text.</summary>
public static class ReportCsv
{
    private static readonly string[] Header = ["file", "line", "column", "stops", "code", "what", "what_to_do"];

    public static string Of(IEnumerable<ImportFinding> findings)
    {
        ArgumentNullException.ThrowIfNull(findings);
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        using (var csv = CsvWriter.Create(text, CsvWriterOptions.Default with { Injection = CsvInjection.Escape }, true))
        {
            Write(csv, Header);
            foreach (var finding in findings)
            {
                Write(csv, [finding.Place.File, finding.Place.Line.ToString(CultureInfo.InvariantCulture), finding.Column ?? "", finding.Stops ? "yes" : "no", finding.Code, finding.Words, finding.Fix]);
            }
        }
        return text.ToString();
    }

    private static void Write(CsvWriter csv, IEnumerable<string> cells)
    {
        foreach (var cell in cells)
        {
            csv.WriteField(cell);
        }
        csv.EndRecord();
    }
}
