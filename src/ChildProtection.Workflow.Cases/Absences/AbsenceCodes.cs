namespace ChildProtection.Workflow.Cases.Absences;

/// <summary>Stable codes of what is refused of an absence (CPW513x). The texts of the pages have words for each.</summary>
public static class AbsenceCodes
{
    /// <summary>The last day lies before the first.</summary>
    public const string EndsBeforeItBegins = "CPW5130";

    /// <summary>It is longer than <see cref="Absence.DaysMax"/> days.</summary>
    public const string TooLong = "CPW5131";

    /// <summary>They are away on some of these days already: that absence is to be changed, so that each day has one cover.</summary>
    public const string Overlaps = "CPW5132";

    /// <summary>Whoever is named does not work here, or not in a role that may cover.</summary>
    public const string CoverIsNotFit = "CPW5133";

    /// <summary>Somebody changed it meanwhile.</summary>
    public const string ChangedMeanwhile = "CPW5134";

    /// <summary>There is no such person or absence, or it is not theirs to keep: the two are not told apart.</summary>
    public const string NotTheirs = "CPW5135";
}
