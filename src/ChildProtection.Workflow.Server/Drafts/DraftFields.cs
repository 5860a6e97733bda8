namespace ChildProtection.Workflow.Server.Drafts;

/// <summary>The names of the fields by which a form that is kept speaks of its draft.</summary>
public static class DraftFields
{
    public const string Ticket = "draft";

    public const string Revision = "draft_revision";

    /// <summary>The button that keeps the form and leaves it for later.</summary>
    public const string Later = "later";

    /// <summary>The address of the draft that is given up or put together.</summary>
    public const string Place = "draft_place";

    /// <summary>What the form is called, in the language in which it was typed.</summary>
    public const string Title = "draft_title";

    /// <summary>Before the name of a question: which of two versions is chosen for it.</summary>
    public const string Keep = "keep.";

    /// <summary>The value that chooses the version from the other device.</summary>
    public const string KeepOther = "other";
}
