using ChildProtection.Workflow.Cases.Administration;

namespace ChildProtection.Workflow.Cases.Attachments;

/// <summary>A change of an attachment, with who made it and when it was recorded.</summary>
/// <param name="Id">The command that made it: the same again is no second entry.</param>
public sealed record AttachmentEntry(Guid Id, Signature Signature, AttachmentChange Change);
