using ChildProtection.Workflow.Cases.Administration;
using ChildProtection.Workflow.Cases.Identity;
using NodaTime;

namespace ChildProtection.Workflow.Cases.Import;

/// <summary>Files of an earlier system that were uploaded and rehearsed, and what became of them. Names no child.</summary>
public sealed record ImportRun
{
    public required ImportRunId Id { get; init; }

    public required AuthorityId Authority { get; init; }

    /// <summary>The earlier system's name.</summary>
    public required string System { get; init; }

    /// <summary>The hash of the plan that was rehearsed.</summary>
    public required string Plan { get; init; }

    /// <summary>How many cases the rehearsal could bring in.</summary>
    public required int Cases { get; init; }

    /// <summary>Whoever answers for the cases.</summary>
    public required Signature Uploaded { get; init; }

    public required ImportRunState State { get; init; }

    public Signature? Confirmed { get; init; }

    /// <summary>Why the second person agreed.</summary>
    public string? Reason { get; init; }

    /// <summary>Cases tried so far by the node that carries it out.</summary>
    public int Done { get; init; }

    /// <summary>How often a node has begun with it.</summary>
    public int Attempts { get; init; }

    public Instant? EndedAt { get; init; }

    /// <summary>The code of <see cref="ImportOutcome"/> with which it was refused; null: it was not.</summary>
    public string? Refusal { get; init; }

    /// <summary>Cases of the rehearsal that are in.</summary>
    public int BroughtIn { get; init; }

    /// <summary>Rows that are not.</summary>
    public int NotBroughtIn { get; init; }
}
