using System.Collections.Concurrent;
using System.Text.Json;
using ChildProtection.Workflow.Cases.Definitions;
using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Cases.Rules;
using ChildProtection.Workflow.Cases.Runtime;
using ChildProtection.Workflow.Engine.Definitions;
using ChildProtection.Workflow.Engine.Execution;
using ChildProtection.Workflow.Storage.Schema;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ChildProtection.Workflow.Storage.Definitions;

/// <summary>
/// Published definitions, kept as they were written. What was published never changes, so it may be remembered for good; which one is in force is asked each time.
/// </summary>
[Basis(
    "L0",
    En = "Each version of an authority’s workflow is kept as it was published, with the day from which it is in force and who published it. A case keeps the version by which it was opened.",
    Cy = "Cedwir pob fersiwn o lif gwaith awdurdod fel y’i cyhoeddwyd, gyda’r diwrnod y daw i rym a phwy a’i cyhoeddodd. Mae achos yn cadw’r fersiwn yr agorwyd ef wrthi.")]
public sealed class DefinitionLibrary(IDbContextFactory<WorkflowDbContext> contexts, CompiledDefinitions compiled) : IDefinitionLibrary
{
    private readonly ConcurrentDictionary<(AuthorityId Authority, string Hash), CompiledDefinition> _published = new();

    public CompiledDefinition? Find(AuthorityId authority, string hash)
    {
        if (_published.TryGetValue((authority, hash), out var known))
        {
            return known;
        }
        using var database = contexts.CreateDbContext();
        var stored = database.Definitions.AsNoTracking().SingleOrDefault(row => row.AuthorityId == authority && row.ContentHash == hash);
        return stored is null ? null : _published.GetOrAdd((authority, hash), _ => compiled.Of(stored));
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

    /// <summary>Publishes a loaded definition for an authority.</summary>
    /// <returns>False where the same content was published before: then nothing happens, and the day from which it is in force stays what it was.</returns>
    /// <exception cref="ArgumentException">The definition has errors, or asks this host for an effect that it does not carry out.</exception>
    public async Task<bool> Publish(
        AuthorityId authority, LoadResult loaded, LocalDate effectiveFrom, string by, Instant now, CancellationToken cancellationToken)
    {
        var definition = loaded.Definition ?? throw new ArgumentException("A definition with errors cannot be published.", nameof(loaded));
        var unknown = definition.Effects.Keys.Except(RegisterChanges.Known).Order(StringComparer.Ordinal).ToList();
        if (unknown.Count > 0)
        {
            throw new ArgumentException(
                $"The definition asks for {string.Join(", ", unknown)}, which this host does not carry out. It carries out {string.Join(", ", RegisterChanges.Known)}.", nameof(loaded));
        }
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        if (await database.Definitions.AnyAsync(row => row.AuthorityId == authority && row.ContentHash == definition.Hash, cancellationToken))
        {
            return false;
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
        return true;
    }
}
