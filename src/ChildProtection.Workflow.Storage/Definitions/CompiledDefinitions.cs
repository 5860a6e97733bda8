using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using ChildProtection.Workflow.Engine.Definitions;
using ChildProtection.Workflow.Engine.Diagnostics;
using ChildProtection.Workflow.Engine.Execution;
using ChildProtection.Workflow.Storage.Schema;

namespace ChildProtection.Workflow.Storage.Definitions;

/// <summary>
/// Stored definitions, compiled when first asked for. A compiled one never changes: it is remembered for good, once for all authorities that published the same
/// sources, letter by letter.
/// </summary>
public sealed class CompiledDefinitions
{
    /// <summary>How many diagnostics are named where a stored source no longer loads.</summary>
    private const int DiagnosticsSaid = 3;

    private readonly ConcurrentDictionary<string, CompiledDefinition> _bySource = new(StringComparer.Ordinal);

    /// <exception cref="InvalidOperationException">Its sources no longer load, or are not those that were published.</exception>
    public CompiledDefinition Of(StoredDefinition stored)
    {
        ArgumentNullException.ThrowIfNull(stored);
        var compiled = _bySource.GetOrAdd(Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(stored.Source))), _ => Compile(stored));
        return compiled.Definition.Hash == stored.ContentHash ? compiled : throw Unreadable(stored, $"its source has the hash {compiled.Definition.Hash}");
    }

    private static CompiledDefinition Compile(StoredDefinition stored)
    {
        var sources = JsonSerializer.Deserialize<List<SourceText>>(stored.Source) ?? [];
        if (sources.Count == 0)
        {
            throw Unreadable(stored, "its source is empty");
        }
        var files = new InMemorySourceFiles(sources.ToDictionary(source => source.Path, source => source.Text, StringComparer.Ordinal));
        var loaded = DefinitionLoader.Load(sources[0].Path, files);
        return loaded.Definition is { } definition
            ? CompiledDefinition.Compile(definition)
            : throw Unreadable(stored, string.Join("; ", loaded.Diagnostics.Where(found => found.Severity == Severity.Error).Take(DiagnosticsSaid)));
    }

    private static InvalidOperationException Unreadable(StoredDefinition stored, string because) =>
        new($"The published definition {stored.ContentHash} of {stored.Name} can no longer be read: {because}.");
}
