using System.Collections.Immutable;
using System.Text.Json.Nodes;
using NodaTime;

namespace ChildProtection.Workflow.Conformance.Cases;

/// <summary>A published case: a document, and where it has to stand after the start and after each event.</summary>
/// <param name="Name">Folder and file, without ending.</param>
/// <param name="DocumentPath">The SCXML document.</param>
/// <param name="Initial">The atomic states after the start, sorted.</param>
/// <param name="Steps">What happens then.</param>
internal sealed record ConformanceCase(string Name, string DocumentPath, ImmutableArray<string> Initial, ImmutableArray<ConformanceCase.Step> Steps)
{
    // The cases whose script lets a parallel state be the domain of a region's transition: docs/decisions/0002.
    private static readonly HashSet<string> disputed = ["more-parallel/test10", "more-parallel/test10b"];

    /// <param name="After">How much time passes before the event.</param>
    /// <param name="Event">The event's name.</param>
    /// <param name="Next">The atomic states after it, sorted.</param>
    internal sealed record Step(Duration After, string Event, ImmutableArray<string> Next);

    /// <summary>Other semantics under which the script tells the case too; of a disputed case, those of the Recommendation.</summary>
    internal ConformanceCase? Otherwise { get; private init; }

    internal bool IsDisputed => disputed.Contains(Name);

    /// <summary>The states that the script names.</summary>
    internal IEnumerable<string> StatesNamed => Initial.Concat(Steps.SelectMany(s => s.Next));

    internal string Folder => Name[..Name.IndexOf('/')];

    /// <summary>Every document below the folder that has a script beside it, in order of name.</summary>
    internal static IEnumerable<ConformanceCase> In(string folder) =>
        Directory.EnumerateFiles(folder, "*.scxml", SearchOption.AllDirectories)
            .Where(d => File.Exists(ScriptOf(d)))
            .Select(d => Read(folder, d))
            .OrderBy(c => c.Name, StringComparer.Ordinal);

    private static string ScriptOf(string document) => Path.ChangeExtension(document, ".json");

    private static ConformanceCase Read(string folder, string document)
    {
        var script = JsonNode.Parse(File.ReadAllText(ScriptOf(document)))!;
        var name = Path.ChangeExtension(Path.GetRelativePath(folder, document), null).Replace(Path.DirectorySeparatorChar, '/');
        return Told(script) with { Otherwise = script["legacySemantics"] is { } other ? Told(other) : null };

        ConformanceCase Told(JsonNode told) => new(name, document, States(told["initialConfiguration"]), [.. told["events"]!.AsArray().Select(e => new Step(
            Duration.FromMilliseconds(e!["after"]?.GetValue<int>() ?? 0),
            e["event"]!["name"]!.GetValue<string>(),
            States(e["nextConfiguration"])))]);
    }

    private static ImmutableArray<string> States(JsonNode? configuration) =>
        [.. configuration!.AsArray().Select(s => s!.GetValue<string>()).Order(StringComparer.Ordinal)];
}
