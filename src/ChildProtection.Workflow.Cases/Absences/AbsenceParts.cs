namespace ChildProtection.Workflow.Cases.Absences;

/// <summary>The parts of an absence as the journal of administration names them.</summary>
public static class AbsenceParts
{
    public const string From = "from";

    public const string To = "to";

    /// <summary>The id of whoever covers; null: nobody.</summary>
    public const string Cover = "cover";
}
