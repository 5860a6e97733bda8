namespace ChildProtection.Workflow.Cases.Import;

/// <summary>Stable codes of what is said about the files of an earlier system (CPW82xx). What the engine refuses keeps its code.</summary>
public static class ImportCodes
{
    /// <summary>A file that is needed is not there.</summary>
    public const string FileMissing = "CPW8201";

    /// <summary>A file is larger, or has more rows or longer fields, than its limit.</summary>
    public const string TooLarge = "CPW8202";

    /// <summary>A file is not UTF-8, or is no CSV.</summary>
    public const string Unreadable = "CPW8203";

    /// <summary>A column that is needed is not there, or one is there that nobody knows.</summary>
    public const string WrongColumns = "CPW8204";

    /// <summary>A cell that must say something is empty.</summary>
    public const string CellMissing = "CPW8205";

    /// <summary>A cell says something that its column does not take.</summary>
    public const string CellWrong = "CPW8206";

    /// <summary>A date that has not come yet, or that comes before another which it must follow.</summary>
    public const string DateWrong = "CPW8207";

    /// <summary>The same reference twice.</summary>
    public const string Twice = "CPW8208";

    /// <summary>A reference to a child or case that no row has.</summary>
    public const string NoSuchReference = "CPW8209";

    /// <summary>A child, or a person, for whom no case is brought in.</summary>
    public const string NoCase = "CPW8210";

    /// <summary>No team of that name.</summary>
    public const string NoSuchTeam = "CPW8211";

    /// <summary>Nobody signs in under that name, or not in that role.</summary>
    public const string UnknownStaff = "CPW8212";

    /// <summary>The child looks like one on file, or like another of the files.</summary>
    public const string LooksAlike = "CPW8213";

    /// <summary>The child on file that is named is not there, or has an open case.</summary>
    public const string ChildNotFree = "CPW8214";

    /// <summary>A restriction that names no reason, no day or too few readers.</summary>
    public const string RestrictionWrong = "CPW8215";

    /// <summary>Another row of the same case is wrong, so that this one is not brought in either.</summary>
    public const string WithTheCase = "CPW8216";

    /// <summary>Brought in by an earlier run.</summary>
    public const string AlreadyIn = "CPW8217";

    /// <summary>No lead worker is named: that is an alarm as soon as the case is in.</summary>
    public const string NoLeadWorker = "CPW8218";

    /// <summary>The case could not be written. Nothing of it was.</summary>
    public const string NotWritten = "CPW8219";
}
