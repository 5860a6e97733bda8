namespace ChildProtection.Workflow.Server.Drafts;

/// <summary>The names of the fields by which a form that is kept speaks of its draft.</summary>
public static class DraftFields
{
    public const string Ticket = "draft";

    public const string Revision = "draft_revision";

    /// <summary>The button that keeps the form and leaves it for later.</summary>
    public const string Later = "later";

    public const string Place = "place";

    /// <summary>Before the name of a question: which of two versions is chosen for it.</summary>
    public const string Keep = "keep.";

    /// <summary>The value that chooses the version from the other device.</summary>
    public const string KeepOther = "other";
}
