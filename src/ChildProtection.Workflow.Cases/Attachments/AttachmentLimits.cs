using NodaTime;

namespace ChildProtection.Workflow.Cases.Attachments;

/// <summary>How much is kept with a case. All bounds in one place.</summary>
public static class AttachmentLimits
{
    /// <summary>Bytes of one file: below the 25 MiB at which a scanner as it is delivered gives up.</summary>
    public const int FileBytesMax = 20 * 1024 * 1024;

    /// <summary>The same in megabytes, as people are told it.</summary>
    public const int FileMegabytesMax = FileBytesMax / (1024 * 1024);

    /// <summary>Bytes of a stored part, before it is sealed: a reader of a file holds one of them at a time.</summary>
    public const int PartBytes = 512 * 1024;

    /// <summary>Letters of a file's name with its ending.</summary>
    public const int FileNameLettersMax = 120;

    /// <summary>Letters of a title, of whom it came from, of a recipient.</summary>
    public const int LineLettersMax = 200;

    /// <summary>Letters of a reason.</summary>
    public const int ReasonLettersMax = 2_000;

    /// <summary>Files of one case, those that were removed too.</summary>
    public const int PerCaseMax = 500;

    /// <summary>Things that happened to one file: corrections, sharings and so on.</summary>
    public const int EntriesMax = 200;

    /// <summary>Openings of one file in one answer.</summary>
    public const int LooksMax = 300;

    /// <summary>Entries of a packed document that are looked at: more are in none that an office program wrote for people to read.</summary>
    public const int PackedEntriesMax = 5_000;

    /// <summary>Bytes of an entry of a packed document that is read to know what the document is.</summary>
    public const int PackedEntryBytesMax = 4 * 1024 * 1024;

    /// <summary>Files scanned in one run of those that wait.</summary>
    public const int ScansPerRun = 20;

    /// <summary>How long a scanner may take for one file.</summary>
    public static Duration ScanMax { get; } = Duration.FromSeconds(30);
}
