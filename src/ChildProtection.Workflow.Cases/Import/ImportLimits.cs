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
}
