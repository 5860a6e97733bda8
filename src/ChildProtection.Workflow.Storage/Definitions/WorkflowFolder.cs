using ChildProtection.Workflow.Engine.Calendars;
using ChildProtection.Workflow.Engine.Definitions;
using ChildProtection.Workflow.Engine.Diagnostics;
using ChildProtection.Workflow.Engine.Scenarios;
using NodaTime;

namespace ChildProtection.Workflow.Storage.Definitions;

/// <summary>
/// A folder of definitions as an authority keeps it: <c>calendars/</c>, <c>rules/</c>, shared files, and a folder for each nation or authority with its
/// definition, practice and <c>scenarios/</c>.
/// </summary>
public sealed class WorkflowFolder
{
    private const string CalendarsFolder = "calendars";
    private const string ScenariosFolder = "scenarios";
    private const string RulesFolder = "rules";

    /// <summary>Files looked at below one folder: far more than definitions have, far fewer than a disk.</summary>
    private const int FilesMax = 10_000;

    private readonly DiskSourceFiles _files;

    private WorkflowFolder(string root)
    {
        Root = root;
        _files = new DiskSourceFiles(root);
    }

    /// <summary>The whole path of the folder.</summary>
    public string Root { get; }

    /// <summary>The folder that a path belongs to: the nearest one, upwards from the path itself, that has <c>calendars/</c>. Null when there is none.</summary>
    public static WorkflowFolder? Holding(string path)
    {
        var at = new DirectoryInfo(Path.GetFullPath(path));
        while (at is not null && !Directory.Exists(Path.Combine(at.FullName, CalendarsFolder)))
        {
            at = at.Parent;
        }
        return at is null ? null : new WorkflowFolder(at.FullName);
    }

    /// <summary>The calendar files that can be read, each with its text.</summary>
    public IEnumerable<(CalendarFile File, string Text)> CalendarFiles() =>
        from path in Yaml(Path.Combine(Root, CalendarsFolder))
        let text = _files.Read(path)!
        let file = CalendarFile.Parse(text, path).File
        where file is not null
        select (file, text);

    /// <summary>The calendars; null when one of their files is wrong.</summary>
    /// <param name="on">The day of the check, for calendars that near their end; null: that is not looked at.</param>
    public (CalendarBook? Book, IReadOnlyList<Diagnostic> Diagnostics) Calendars(LocalDate? on = null)
    {
        var read = Yaml(Path.Combine(Root, CalendarsFolder)).Select(path => CalendarFile.Parse(_files.Read(path)!, path)).ToList();
        var wrong = read.SelectMany(each => each.Diagnostics).ToList();
        if (wrong.Any(found => found.Severity == Severity.Error))
        {
            return (null, wrong);
        }
        var (book, found) = CalendarBook.Of(read.Select(each => each.File!));
        var nearing = on is { } day ? read.Select(each => each.File!.NearingEnd(day)).OfType<Diagnostic>() : [];
        return (book, [.. wrong, .. found, .. nearing]);
    }

    /// <summary>The definitions' own files (those that begin with <c>workflow:</c>) at or below a path, relative to <see cref="Root"/>, in order.</summary>
    public IReadOnlyList<string> Definitions(string path) =>
        [.. Yaml(path).Where(file => !IsScenario(file) && IsDefinition(_files.Read(file)!))];

    /// <summary>The scenario files at or below a path, relative to <see cref="Root"/>, in order.</summary>
    public IReadOnlyList<string> Scenarios(string path) => [.. Yaml(path).Where(IsScenario)];

    /// <summary>The text of a file, relative to <see cref="Root"/>; null when there is none.</summary>
    public string? Read(string path) => _files.Read(path);

    /// <summary>The rules that definitions name as their basis; null when a file of them is wrong, or when the folder has none, which is a warning.</summary>
    public (RuleBook? Book, IReadOnlyList<Diagnostic> Diagnostics) Rules() =>
        Yaml(Path.Combine(Root, RulesFolder)).Select(path => (path, _files.Read(path)!)).ToList() is { Count: > 0 } files ? RuleBook.Parse(files) : (null, [NoRules]);

    private static Diagnostic NoRules { get; } = new(
        LanguageCodes.RulesMissing, Severity.Warning, new SourcePlace(RulesFolder, 1, 1), "There is no book of rules: nothing checks the ids that 'basis' names.",
        $"Make a folder '{RulesFolder}' beside '{CalendarsFolder}' with a file a source: 'source: {{ id: …, title: … }}' and 'rules: {{ id: {{ title: … }} }}'.");

    /// <summary>
    /// Loads a definition by the path of its own file, relative to <see cref="Root"/>. It must name the rules it follows, and they must be in
    /// the folder's book of rules; a folder without one is told of.
    /// </summary>
    public LoadResult Load(string definition, CalendarBook? calendars)
    {
        var (rules, wrong) = Rules();
        if (wrong.Any(found => found.Severity == Severity.Error))
        {
            return new LoadResult(null, wrong, []);
        }
        var loaded = DefinitionLoader.Load(definition, _files, new LoadOptions(RequireBasis: true, calendars?.Names.ToList(), rules));
        return loaded with { Diagnostics = [.. loaded.Diagnostics, .. wrong] };
    }

    /// <summary>Reads a scenario by its path, relative to <see cref="Root"/>.</summary>
    public ScenarioReading Scenario(string path) => ScenarioLoader.Load(path, _files.Read(path)!, Rules().Book, _files);

    private IEnumerable<string> Yaml(string path)
    {
        var whole = Path.GetFullPath(path);
        var files = File.Exists(whole)
            ? [whole]
            : Directory.Exists(whole) ? Directory.EnumerateFiles(whole, "*.yaml", SearchOption.AllDirectories).Take(FilesMax) : [];
        return files.Select(file => Path.GetRelativePath(Root, file).Replace(Path.DirectorySeparatorChar, '/')).Order(StringComparer.Ordinal);
    }

    private static bool IsScenario(string path) => path.Split('/').Contains(ScenariosFolder);

    private static bool IsDefinition(string text) =>
        text.Split('\n').Any(line => line.StartsWith("workflow:", StringComparison.Ordinal));
}
