namespace ChildProtection.Workflow.Cases.Attachments;

/// <summary>Why a file is not taken, by its content alone.</summary>
public enum FileFault
{
    /// <summary>It holds nothing.</summary>
    Empty,

    /// <summary>More than <see cref="AttachmentLimits.FileBytesMax"/>.</summary>
    TooLarge,

    /// <summary>It is none of <see cref="FileKind.All"/>.</summary>
    UnknownKind,

    /// <summary>It holds a program, or fetches one when it is opened.</summary>
    HoldsProgram,

    /// <summary>It begins as one of them and cannot be read as one.</summary>
    Broken,
}
