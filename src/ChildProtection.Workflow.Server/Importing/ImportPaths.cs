using System.Globalization;
using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Cases.Import;

namespace ChildProtection.Workflow.Server.Importing;

/// <summary>The addresses of bringing cases in.</summary>
public static class ImportPaths
{
    public const string List = "/import";

    public static string One(ImportRunId run) => $"{List}/{run}";

    /// <summary>Every finding as a table for a spreadsheet.</summary>
    public static string Report(ImportRunId run) => $"{One(run)}/report.csv";

    /// <summary>One page of the cases that are in.</summary>
    public static string Cases(ImportRunId run, int from) => string.Create(CultureInfo.InvariantCulture, $"{One(run)}?from={from}#cases");

    /// <summary>Under which the texts say what belongs in a file.</summary>
    public static string TextKey(ImportSubject subject) => $"import.file_{Path.GetFileNameWithoutExtension(subject.File)}";

    public static string Template(ImportSubject subject) => $"{List}/templates/{subject.File}";
}
