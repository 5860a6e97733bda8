namespace ChildProtection.Workflow.Cases.Attachments;

/// <summary>Whether a file says where somebody lives or can be found. The names are stored.</summary>
public enum AttachmentPlace
{
    No,

    Yes,

    /// <summary>Nobody has read it through for that yet: it is kept as if it did.</summary>
    NotLookedThrough,
}
