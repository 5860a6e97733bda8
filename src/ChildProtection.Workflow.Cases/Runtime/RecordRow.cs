using NodaTime;

namespace ChildProtection.Workflow.Cases.Runtime;

/// <summary>A record of the case file (a visit, a conference, …) with all its answers. The snapshot keeps only what expressions read.</summary>
public sealed record RecordRow
{
    /// <summary>The record list of the definition, such as <c>visit</c>.</summary>
    public required string List { get; init; }

    /// <summary>Unique within the case.</summary>
    public required string Id { get; init; }

    /// <summary>When it happened; null: as stored (an update does not touch it).</summary>
    public required Instant? OccurredAt { get; init; }

    /// <summary>When this revision was entered. The first revision's time and author stay with the record, the last change's stand beside them.</summary>
    public required Instant RecordedAt { get; init; }

    public required string RecordedBy { get; init; }

    /// <summary>1 when first recorded, one more with each correction. Earlier values are in the journal.</summary>
    public required int Revision { get; init; }

    /// <summary>A UTF-8 JSON object. Of a first revision all fields; of a later one those that changed: they are laid over the stored ones, null removes.</summary>
    public required ReadOnlyMemory<byte> Fields { get; init; }
}
