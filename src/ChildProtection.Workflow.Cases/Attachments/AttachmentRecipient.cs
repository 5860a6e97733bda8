namespace ChildProtection.Workflow.Cases.Attachments;

/// <summary>With whom a file was shared.</summary>
/// <param name="Kind">Who they are.</param>
/// <param name="Id">The agency's or the person's id; empty for others.</param>
public sealed record AttachmentRecipient(AttachmentRecipient.Sort Kind, string Id)
{
    public enum Sort
    {
        /// <summary>An agency that works with the child.</summary>
        Agency,

        /// <summary>Somebody on file who belongs to the child, or the child.</summary>
        Family,

        /// <summary>Somebody else, by name.</summary>
        Other,
    }
}
