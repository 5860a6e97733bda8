using System.Text;
using ChildProtection.Workflow.Cases.Access;
using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Cases.Import;
using ChildProtection.Workflow.Server.Access;
using ChildProtection.Workflow.Server.SignIn;

namespace ChildProtection.Workflow.Server.Importing;

/// <summary>Gives out the templates, and what was found as a table.</summary>
public static class ImportEndpoints
{
    private const string Csv = "text/csv; charset=utf-8";

    public static void MapImports(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/import/templates/{subject}", Template);
        endpoints.MapGet("/import/{run}/report.csv", Report);
    }

    [Needs(Permission.ImportCases)]
    private static IResult Template(string subject) => ImportSubject.All.FirstOrDefault(each => each.File == subject) is { } found
        ? Results.File(Encoding.UTF8.GetBytes(found.Template()), Csv, found.File)
        : Results.NotFound();

    [Needs(Permission.ImportCases)]
    private static async Task<IResult> Report(ImportRunId run, HttpContext context, IImportRuns runs, ImportSight sight, SignedInStaff signedIn)
    {
        var reader = await signedIn.Get(context.RequestAborted);
        var findings = (await runs.Report(reader.Authority, run, context.RequestAborted))?.Findings ?? (await runs.Rehearsal(reader.Authority, run, context.RequestAborted))?.Findings;
        // The mark before the text tells a spreadsheet that it is UTF-8.
        return findings is { } found
            ? Results.File(Encoding.UTF8.GetBytes("\uFEFF" + ReportCsv.Of(await sight.Readable(reader, found, context.RequestAborted))), Csv, $"import-{run}.csv")
            : Results.NotFound();
    }
}
