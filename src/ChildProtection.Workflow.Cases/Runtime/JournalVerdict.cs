namespace ChildProtection.Workflow.Cases.Runtime;

/// <summary>What checking a case's journal against its chain came to. Closed family.</summary>
public abstract record JournalVerdict
{
    private JournalVerdict()
    {
    }

    /// <summary>Every entry follows from the one before it, and the last is the one that the case row names.</summary>
    public sealed record Intact(long Entries) : JournalVerdict;

    /// <summary>The chain breaks: an entry was changed, removed, inserted or moved.</summary>
    /// <param name="Sequence">The first entry that does not fit.</param>
    /// <param name="Words">What does not fit.</param>
    public sealed record Broken(long Sequence, string Words) : JournalVerdict;
}
