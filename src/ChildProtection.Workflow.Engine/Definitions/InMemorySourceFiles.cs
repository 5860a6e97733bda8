namespace ChildProtection.Workflow.Engine.Definitions;

/// <summary>Texts at hand: an editor's, a published definition's, a test's.</summary>
public sealed class InMemorySourceFiles(IReadOnlyDictionary<string, string> textByPath) : ISourceFiles
{
    public string? Read(string path) => textByPath.GetValueOrDefault(path);
}
