namespace ChildProtection.Workflow.Cases.Drafts;

/// <summary>What saving a draft came to. Closed family.</summary>
public abstract record DraftSaving
{
    private DraftSaving()
    {
    }

    /// <param name="Revision">The one that it has now.</param>
    public sealed record Saved(int Revision) : DraftSaving;

    /// <summary>Something else was saved since the page last knew: both versions are kept, and the owner chooses.</summary>
    public sealed record Conflict : DraftSaving;

    /// <summary>Two versions wait for a choice already: a third is kept by its page alone.</summary>
    public sealed record Crowded : DraftSaving;

    /// <summary>The form was sent: there is nothing left to keep.</summary>
    public sealed record Sent : DraftSaving;

    /// <summary>The owner has <see cref="DraftLimits.PerPersonMax"/> drafts.</summary>
    public sealed record TooMany : DraftSaving;
}
