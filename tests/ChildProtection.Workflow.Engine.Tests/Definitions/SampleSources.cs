using ChildProtection.Workflow.Engine.Definitions;

namespace ChildProtection.Workflow.Engine.Tests.Definitions;

/// <summary>Definitions that lie beside the tests: small, whole, and of no field in particular.</summary>
public static class SampleSources
{
    public const string Minimal = "Definitions/Samples/minimal.yaml";

    public const string Library = "Definitions/Samples/library.yaml";

    public static readonly IReadOnlyList<string> All = [Minimal, Library];

    public static string TextOf(string path) => File.ReadAllText(Path.Combine(AppContext.BaseDirectory, path));

    public static ISourceFiles Files { get; } = new BesideTheTests();

    /// <summary>A definition that is to be in order; the message of the failure says what is wrong with it.</summary>
    public static Definition Load(string path)
    {
        var result = DefinitionLoader.Load(path, Files);
        Assert.That(result.Definition, Is.Not.Null, string.Join('\n', result.Diagnostics));
        return result.Definition!;
    }

    private sealed class BesideTheTests : ISourceFiles
    {
        public string? Read(string path)
        {
            var file = Path.Combine(AppContext.BaseDirectory, path);
            return File.Exists(file) ? File.ReadAllText(file) : null;
        }
    }
}
