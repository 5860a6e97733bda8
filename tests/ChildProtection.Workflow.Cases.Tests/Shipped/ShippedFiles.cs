using System.Collections.Concurrent;
using ChildProtection.Workflow.Cases.Simulation;
using ChildProtection.Workflow.Engine.Calendars;
using ChildProtection.Workflow.Engine.Definitions;
using ChildProtection.Workflow.Engine.Execution;
using ChildProtection.Workflow.Storage.Definitions;

namespace ChildProtection.Workflow.Cases.Tests.Shipped;

/// <summary>What the product ships, read from the repository itself.</summary>
internal static class ShippedFiles
{
    public const string WalesPath = "wales/child-protection.yaml";
    public const string EnglandPath = "england/child-protection.yaml";

    public static string Repository { get; } = Find();

    private static readonly Lazy<WorkflowFolder> Workflows = new(() => WorkflowFolder.Holding(Path.Combine(Repository, "workflows"))!);
    private static readonly Lazy<CalendarBook> Book = new(() => Workflows.Value.Calendars().Book!);
    private static readonly ConcurrentDictionary<string, CompiledDefinition> Known = new(StringComparer.Ordinal);
    private static readonly Lazy<Practice> PracticeRead = new(() => PracticeFile.Parse(Folder.Read("shared/practice.yaml")!, "shared/practice.yaml"));

    public static WorkflowFolder Folder => Workflows.Value;

    public static CalendarBook Calendars => Book.Value;

    public static WorkingCalendar Calendar => Calendars.Find("england-and-wales")!;

    public static CompiledDefinition Wales => Compiled(WalesPath);

    public static CompiledDefinition England => Compiled(EnglandPath);

    public static Practice Practice => PracticeRead.Value;

    /// <summary>Read and compiled once for all tests: it never changes.</summary>
    public static CompiledDefinition Compiled(string path) => Known.GetOrAdd(path, static one => Compiled(Folder.Load(one, Calendars)));

    /// <summary>A definition in which one file reads otherwise.</summary>
    public static CompiledDefinition Changed(string path, string file, string text, string instead) =>
        Compiled(DefinitionLoader.Load(path, new ChangedFiles(file, text, instead), new LoadOptions(RequireBasis: true, Calendars.Names.ToList(), Folder.Rules().Book)));

    private static CompiledDefinition Compiled(LoadResult loaded) => loaded.Definition is { } definition
        ? CompiledDefinition.Compile(definition)
        : throw new InvalidOperationException(string.Join(Environment.NewLine, loaded.Diagnostics));

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "ChildProtection.Workflow.sln")))
            {
                return folder.FullName;
            }
        }
        throw new InvalidOperationException("The tests are not run from within the repository.");
    }

    private sealed class ChangedFiles(string file, string text, string instead) : ISourceFiles
    {
        public string? Read(string path)
        {
            var read = Folder.Read(path);
            if (path != file || read is null)
            {
                return read;
            }
            return read.Contains(text, StringComparison.Ordinal)
                ? read.Replace(text, instead, StringComparison.Ordinal)
                : throw new InvalidOperationException($"{path} does not say '{text}' any more.");
        }
    }
}
