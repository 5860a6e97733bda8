namespace ChildProtection.Workflow.Server.Drafts;

/// <summary>The draft of the form on a page.</summary>
public sealed record DraftView
{
    /// <summary>What the form carries, sealed.</summary>
    public required string Ticket { get; init; }

    /// <summary>The revision that the page shows; 0: there is none.</summary>
    public required int Revision { get; init; }

    public required string Address { get; init; }

    /// <summary>What was kept when the page was opened; null: nothing.</summary>
    public DraftContent? Kept { get; init; }

    /// <summary>When that was saved, in words.</summary>
    public string? KeptAt { get; init; }

    /// <summary>What was typed meanwhile on another device: the page asks to choose before anything else.</summary>
    public DraftContent? Other { get; init; }

    public string? OtherAt { get; init; }

    /// <summary>What is said of the last saving, in words; null: nothing was saved yet.</summary>
    public string? Status { get; init; }
}
