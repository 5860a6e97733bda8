using ChildProtection.Workflow.Cases.Identity;
using NodaTime;

namespace ChildProtection.Workflow.Storage.Schema;

/// <summary>The head of a case. Written by the hot path alone.</summary>
public sealed class StoredCase
{
    public required AuthorityId AuthorityId { get; set; }

    public required CaseId CaseId { get; set; }

    public required ChildId ChildId { get; set; }

    public required TeamId TeamId { get; set; }

    public required long Version { get; set; }

    public required long LastSequence { get; set; }

    public required byte[] LastHash { get; set; }

    public required string DefinitionHash { get; set; }

    public required string MainState { get; set; }

    public bool Closed { get; set; }

    /// <summary>The sweep passes the case over: it could not be stepped, and an incident waits for a person.</summary>
    public bool Parked { get; set; }

    public required Instant OpenedAt { get; set; }

    public required Instant ChangedAt { get; set; }

    /// <summary>As the engine wrote it.</summary>
    public required byte[] Snapshot { get; set; }
}
