namespace ChildProtection.Workflow.Cases.Attachments;

/// <summary>A file that is to be kept with a case.</summary>
/// <param name="FileName">As the browser named it.</param>
/// <param name="Content">All of it: a file that did not come whole is not kept.</param>
public sealed record NewAttachment(AttachmentDetails Details, string FileName, ReadOnlyMemory<byte> Content);
