namespace ChildProtection.Workflow.Server.Attachments;

/// <param name="Colour">As the style sheet knows it.</param>
public sealed record AttachmentTag(string Words, string Colour);
