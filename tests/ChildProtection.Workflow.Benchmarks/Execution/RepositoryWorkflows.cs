using ChildProtection.Workflow.Engine.Definitions;

namespace ChildProtection.Workflow.Benchmarks.Execution;

/// <summary>The workflows of the repository that the benchmarks are run from.</summary>
internal sealed class RepositoryWorkflows : ISourceFiles
{
    private readonly string folder = Find();

    public string? Read(string path) => File.Exists(Path.Combine(folder, path)) ? File.ReadAllText(Path.Combine(folder, path)) : null;

    private static string Find()
    {
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            if (File.Exists(Path.Combine(at.FullName, "ChildProtection.Workflow.sln")))
            {
                return Path.Combine(at.FullName, "workflows");
            }
        }
        throw new InvalidOperationException("Run the benchmarks from within the repository.");
    }
}
