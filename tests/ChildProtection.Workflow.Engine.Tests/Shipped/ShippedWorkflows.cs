using System.Collections.Concurrent;
using ChildProtection.Workflow.Engine.Definitions;
using ChildProtection.Workflow.Engine.Execution;

namespace ChildProtection.Workflow.Engine.Tests.Shipped;

/// <summary>The definitions that the product ships, read from the repository itself: their stories are accepted into it.</summary>
internal static class ShippedWorkflows
{
    public static readonly IReadOnlyList<string> Definitions = ["wales/child-protection.yaml", "england/child-protection.yaml", "england/authorities/candlewick.yaml", "england/authorities/northmoor.yaml"];

    private static readonly ConcurrentDictionary<string, LoadResult> Loaded = new(StringComparer.Ordinal);
    private static readonly ConcurrentDictionary<string, CompiledDefinition> Known = new(StringComparer.Ordinal);

    public static string Folder { get; } = Find();

    public static ISourceFiles Files { get; } = new InRepository();

    public static RuleBook Rules { get; } = RuleBook.Parse(
        Directory.EnumerateFiles(Path.Combine(Folder, "rules"), "*.yaml").Order(StringComparer.Ordinal).Select(path => (path, File.ReadAllText(path)))).Book!;

    /// <summary>Read once for all tests: what was read never changes.</summary>
    public static LoadResult Load(string path) => Loaded.GetOrAdd(
        path, static one => DefinitionLoader.Load(one, Files, new LoadOptions(RequireBasis: true, Calendars: ["england-and-wales"], Rules)));

    /// <summary>Compiled once for all tests.</summary>
    public static CompiledDefinition Compiled(string path) => Known.GetOrAdd(path, static one => CompiledDefinition.Compile(
        Load(one) is { Definition: { } definition } ? definition : throw new InvalidOperationException(string.Join(Environment.NewLine, Load(one).Diagnostics))));

    public static string TextOf(string path) => File.ReadAllText(Path.Combine(Folder, path));

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "ChildProtection.Workflow.sln")))
            {
                return Path.Combine(folder.FullName, "workflows");
            }
        }
        throw new InvalidOperationException("The tests are not run from within the repository.");
    }

    private sealed class InRepository : ISourceFiles
    {
        public string? Read(string path)
        {
            var file = Path.Combine(Folder, path);
            return File.Exists(file) ? File.ReadAllText(file) : null;
        }
    }
}
