namespace ChildProtection.Workflow.Cases.Attachments;

/// <summary>What became of writing a file or a change of one.</summary>
public enum AttachmentWriting
{
    Written,

    /// <summary>The same command was written before.</summary>
    WrittenBefore,

    /// <summary>Somebody else changed it after it was seen, or it has as many entries as it may have.</summary>
    Conflict,

    /// <summary>The case has <see cref="AttachmentLimits.PerCaseMax"/>.</summary>
    TooMany,

    /// <summary>This very content was found to be harmful when it came before.</summary>
    KnownHarmful,
}
