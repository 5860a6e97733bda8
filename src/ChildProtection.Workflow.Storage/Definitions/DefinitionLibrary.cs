using System.Collections.Concurrent;
using System.Text.Json;
using ChildProtection.Workflow.Cases.Definitions;
using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Engine.Definitions;
using ChildProtection.Workflow.Engine.Execution;
using ChildProtection.Workflow.Storage.Schema;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ChildProtection.Workflow.Storage.Definitions;

/// <summary>
/// Published definitions, kept as they were written and compiled when first asked for. A compiled definition never changes, so it may be remembered
/// for good; which one is in force is asked each time.
/// </summary>
public sealed class DefinitionLibrary(IDbContextFactory<WorkflowDbContext> contexts) : IDefinitionLibrary
{
    private readonly ConcurrentDictionary<string, CompiledDefinition> _compiled = new(StringComparer.Ordinal);

    public CompiledDefinition? Find(AuthorityId authority, string hash)
    {
        if (_compiled.TryGetValue(hash, out var known))
        {
            return known;
        }
        using var database = contexts.CreateDbContext();
        var stored = database.Definitions.AsNoTracking().SingleOrDefault(row => row.AuthorityId == authority && row.ContentHash == hash);
        return stored is null ? null : _compiled.GetOrAdd(hash, _ => Compile(stored));
    }

    public CompiledDefinition? InForce(AuthorityId authority, LocalDate day)
    {
        using var database = contexts.CreateDbContext();
        var hash = database.Definitions.AsNoTracking()
            .Where(row => row.AuthorityId == authority && row.EffectiveFrom <= day)
            .OrderByDescending(row => row.EffectiveFrom).ThenByDescending(row => row.PublishedAt)
            .Select(row => row.ContentHash).FirstOrDefault();
        return hash is null ? null : Find(authority, hash);
    }

    /// <summary>Publishes a loaded definition for an authority. Nothing happens where the same content was published before.</summary>
    public async Task Publish(
        AuthorityId authority, LoadResult loaded, LocalDate effectiveFrom, string by, Instant now, CancellationToken cancellationToken)
    {
        var definition = loaded.Definition ?? throw new ArgumentException("A definition with errors cannot be published.", nameof(loaded));
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        if (await database.Definitions.AnyAsync(row => row.AuthorityId == authority && row.ContentHash == definition.Hash, cancellationToken))
        {
            return;
        }
        database.Definitions.Add(new StoredDefinition
        {
            AuthorityId = authority,
            ContentHash = definition.Hash,
            Name = definition.Name,
            Source = JsonSerializer.Serialize(loaded.Sources),
            PublishedAt = now,
            EffectiveFrom = effectiveFrom,
            PublishedBy = by,
        });
        await database.SaveChangesAsync(cancellationToken);
    }

    private static CompiledDefinition Compile(StoredDefinition stored)
    {
        var sources = JsonSerializer.Deserialize<List<SourceText>>(stored.Source) ?? [];
        var files = new InMemorySourceFiles(sources.ToDictionary(source => source.Path, source => source.Text, StringComparer.Ordinal));
        var loaded = DefinitionLoader.Load(sources[0].Path, files);
        return loaded.Definition is { } definition && definition.Hash == stored.ContentHash
            ? CompiledDefinition.Compile(definition)
            : throw new InvalidOperationException(
                $"The published definition {stored.ContentHash} can no longer be read: {string.Join("; ", loaded.Diagnostics.Take(3))}");
    }
}
