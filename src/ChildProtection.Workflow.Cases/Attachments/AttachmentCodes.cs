namespace ChildProtection.Workflow.Cases.Attachments;

/// <summary>Stable codes of what is refused about files kept with cases (CPW513x and CPW514x).</summary>
public static class AttachmentCodes
{
    /// <summary>No file came, or an empty one.</summary>
    public const string NoFile = "CPW5130";

    /// <summary>The file is larger than <see cref="AttachmentLimits.FileBytesMax"/>.</summary>
    public const string TooLarge = "CPW5131";

    /// <summary>The file is of a kind that is not taken.</summary>
    public const string UnknownKind = "CPW5132";

    /// <summary>The file holds a program.</summary>
    public const string HoldsProgram = "CPW5133";

    /// <summary>The file is cut off or damaged.</summary>
    public const string Broken = "CPW5134";

    /// <summary>A scanner found the file to be harmful.</summary>
    public const string Harmful = "CPW5135";

    /// <summary>The case has as many files as it may have.</summary>
    public const string TooMany = "CPW5136";

    /// <summary>Something that must be said of the file is not, or is too long; the question says what.</summary>
    public const string Incomplete = "CPW5137";

    /// <summary>Whoever asked for the removal cannot decide on it.</summary>
    public const string SecondPerson = "CPW5138";

    /// <summary>To give it to somebody of the family takes a manager or the chair.</summary>
    public const string DecisionNeeded = "CPW5139";

    /// <summary>It is removed, or somebody changed it after it was seen.</summary>
    public const string DoneMeanwhile = "CPW5140";

    public static string Of(FileFault fault) => fault switch
    {
        FileFault.Empty => NoFile,
        FileFault.TooLarge => TooLarge,
        FileFault.UnknownKind => UnknownKind,
        FileFault.HoldsProgram => HoldsProgram,
        FileFault.Broken => Broken,
        _ => throw new InvalidOperationException($"No code for {fault}."),
    };
}
