using ChildProtection.Workflow.Engine.Definitions;

namespace ChildProtection.Workflow.Engine.Tests.Shipped;

/// <summary>The definitions that the product ships, read from the repository itself: their stories are accepted into it.</summary>
internal static class ShippedWorkflows
{
    public static readonly IReadOnlyList<string> Definitions = ["wales/child-protection.yaml", "england/child-protection.yaml", "england/authorities/northmoor.yaml"];

    public static string Folder { get; } = Find();

    public static ISourceFiles Files { get; } = new InRepository();

    public static RuleBook Rules { get; } = RuleBook.Parse(TextOf("rules.yaml"), "rules.yaml").Book!;

    public static LoadResult Load(string path) =>
        DefinitionLoader.Load(path, Files, new LoadOptions(RequireBasis: true, Calendars: ["england-and-wales"], Rules));

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
