using ChildProtection.Workflow.Cases.Identity;
using NodaTime;

namespace ChildProtection.Workflow.Cases.Runtime;

/// <summary>What the case row holds: where the case is, and enough to extend its journal without reading it.</summary>
public sealed record CaseHead
{
    public required AuthorityId Authority { get; init; }

    public required CaseId Case { get; init; }

    public required ChildId Child { get; init; }

    /// <summary>The team that works the case.</summary>
    public required TeamId Team { get; init; }

    /// <summary>The number of steps accepted so far; 0 before the first. The optimistic version.</summary>
    public required long Version { get; init; }

    /// <summary>The sequence number of the last journal entry; 0 when there is none.</summary>
    public required long LastSequence { get; init; }

    /// <summary>The hash of the last journal entry (32 bytes, SHA-256); all zero when there is none.</summary>
    public required ReadOnlyMemory<byte> LastHash { get; init; }

    /// <summary>The content hash of the definition that the case pins.</summary>
    public required string DefinitionHash { get; init; }

    /// <summary>The main active state, dotted, for lists and counts: <c>protected</c>, <c>enquiry.section_47</c>.</summary>
    public required string MainState { get; init; }

    public required bool Closed { get; init; }

    public required Instant OpenedAt { get; init; }

    public required Instant ChangedAt { get; init; }

    /// <summary>The engine's snapshot as the engine wrote it.</summary>
    public required ReadOnlyMemory<byte> Snapshot { get; init; }
}
