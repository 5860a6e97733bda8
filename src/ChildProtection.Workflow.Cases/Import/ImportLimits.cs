using NodaTime;

namespace ChildProtection.Workflow.Cases.Import;

/// <summary>How much is taken in at once.</summary>
public static class ImportLimits
{
    /// <summary>Bytes of one file.</summary>
    public const int FileBytesMax = 20_000_000;

    /// <summary>Rows of one file, its header not counted.</summary>
    public const int RowsMax = 50_000;

    /// <summary>Characters of one field.</summary>
    public const int FieldCharactersMax = 4_000;

    /// <summary>Visits of one case: older ones move no deadline.</summary>
    public const int VisitsPerCaseMax = 200;

    /// <summary>Findings that one report holds; past that it says that there are more.</summary>
    public const int FindingsMax = 20_000;

    /// <summary>How often a case that somebody else touched meanwhile is tried again.</summary>
    public const int AttemptsMax = 3;

    /// <summary>Characters of the earlier system's name.</summary>
    public const int SystemCharactersMax = 80;

    /// <summary>Characters of the second person's reason.</summary>
    public const int ReasonCharactersMax = 2_000;

    /// <summary>Cases of one upload: whoever uploads waits for the rehearsal, and so does the server's thread.</summary>
    public const int CasesPerUploadMax = 500;

    /// <summary>Runs of an authority that wait for a second person at once: their files lie here.</summary>
    public const int WaitingMax = 5;

    /// <summary>Runs that a list shows.</summary>
    public const int RunsShownMax = 50;

    /// <summary>Findings that a page shows; the table for a spreadsheet has them all.</summary>
    public const int FindingsShownMax = 200;

    /// <summary>Rows whose children alike are shown by name, and stand in the log of searches; those after come when these are decided.</summary>
    public const int AlikeRowsShownMax = 20;

    /// <summary>Cases of a run that a page looks at; the next page has the next.</summary>
    public const int CasesShownMax = 100;

    /// <summary>How often a run is begun by itself; after that somebody is asked.</summary>
    public const int RunAttemptsMax = 5;

    /// <summary>Runs that a node carries out one after the other before it looks again.</summary>
    public const int RunsAtOnceMax = 5;

    /// <summary>How long uploaded files lie here when nobody confirms them.</summary>
    public static Duration FilesKeptFor { get; } = Duration.FromDays(7);

    /// <summary>How often a node that carries a run out says that it lives.</summary>
    public static Duration SignOfLifeEvery { get; } = Duration.FromSeconds(2);

    /// <summary>How long a node may be silent before another takes its run up.</summary>
    public static Duration SilentMax { get; } = Duration.FromSeconds(30);
}
