namespace ChildProtection.Workflow.Server.Attachments;

/// <summary>The page takes a form with a file: its requests go through <see cref="UploadGate"/>.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class TakesFileAttribute : Attribute;
