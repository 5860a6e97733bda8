using ChildProtection.Workflow.Cases.Access;
using ChildProtection.Workflow.Cases.Access.Restricting;
using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Cases.Reading;

namespace ChildProtection.Workflow.Cases.Attachments;

/// <summary>The files of a case as one reader may see them.</summary>
/// <param name="Glance">The case.</param>
/// <param name="CaseSight">How much of it they see.</param>
/// <param name="Sight">What of its files.</param>
/// <param name="Seen">Those that they see, the last one first.</param>
/// <param name="Hidden">The other children whose files are not there for them: their names stand nowhere.</param>
/// <param name="IsScanning">A scanner is configured.</param>
public sealed record CaseAttachments(CaseGlance Glance, CaseSight CaseSight, AttachmentSight Sight, IReadOnlyList<Attachment> Seen, HiddenFiles Hidden, bool IsScanning)
{
    /// <summary>Whether the reader may know that somebody is who was given a file.</summary>
    public bool Knows(AttachmentRecipient recipient) =>
        recipient.Kind != AttachmentRecipient.Sort.Family || !PersonId.TryParse(recipient.Id, null, out var person) || !Hidden.Hides(person);

    public bool MayOpen(Attachment attachment) => Sight.MayOpen(attachment, IsScanning);
}
