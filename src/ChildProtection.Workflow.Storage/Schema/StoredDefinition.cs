using ChildProtection.Workflow.Cases.Identity;
using NodaTime;

namespace ChildProtection.Workflow.Storage.Schema;

/// <summary>A published definition. Immutable.</summary>
public sealed class StoredDefinition
{
    public required AuthorityId AuthorityId { get; set; }

    public required string ContentHash { get; set; }

    public required string Name { get; set; }

    /// <summary>The source files as written: a JSON object from path to text.</summary>
    public required string Source { get; set; }

    public required Instant PublishedAt { get; set; }

    public required LocalDate EffectiveFrom { get; set; }

    public required string PublishedBy { get; set; }
}
