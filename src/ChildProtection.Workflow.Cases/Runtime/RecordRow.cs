using NodaTime;

namespace ChildProtection.Workflow.Cases.Runtime;

/// <summary>A record of the case file (a visit, a conference, …) with all its answers. The snapshot keeps only what expressions read.</summary>
public sealed record RecordRow
{
    /// <summary>The record list of the definition, such as <c>visit</c>.</summary>
    public required string List { get; init; }

    /// <summary>Unique within the case.</summary>
    public required string Id { get; init; }

    public required Instant OccurredAt { get; init; }

    public required Instant RecordedAt { get; init; }

    public required string RecordedBy { get; init; }

    /// <summary>1 when first recorded, one more with each correction. Earlier values are in the journal.</summary>
    public required int Revision { get; init; }

    /// <summary>All fields, UTF-8 JSON.</summary>
    public required ReadOnlyMemory<byte> Fields { get; init; }
}
