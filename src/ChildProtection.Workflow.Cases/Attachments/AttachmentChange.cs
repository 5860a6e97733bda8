using NodaTime;

namespace ChildProtection.Workflow.Cases.Attachments;

/// <summary>Something that happened to a file kept with a case. Never changed afterwards. Closed family.</summary>
public abstract record AttachmentChange
{
    private AttachmentChange()
    {
    }

    public sealed record Added(AttachmentDetails Details, KeptFile File) : AttachmentChange;

    /// <summary>What was said of it was wrong; the file stays the same.</summary>
    public sealed record Corrected(AttachmentDetails Details, string Reason) : AttachmentChange;

    /// <param name="Recipient">Of whom it is known who they are: see <see cref="AttachmentRecipient"/>.</param>
    /// <param name="Name">As they were called then.</param>
    /// <param name="On">The day on which they had it.</param>
    public sealed record Shared(AttachmentRecipient Recipient, string Name, LocalDate On, string Reason) : AttachmentChange;

    /// <param name="Share">The entry by which it was shared.</param>
    public sealed record TakenBack(Guid Share, string Reason) : AttachmentChange;

    /// <summary>It should not be here. From then on nobody opens it but those who may decide.</summary>
    public sealed record RemovalAsked(string Reason) : AttachmentChange;

    /// <summary>A second person found that it stays.</summary>
    public sealed record RemovalDeclined(string Reason) : AttachmentChange;

    /// <summary>A second person found that it goes: nobody opens it any more. That it was here stays on record.</summary>
    public sealed record Removed(string Reason) : AttachmentChange;
}
