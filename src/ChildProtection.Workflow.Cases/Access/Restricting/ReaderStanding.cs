namespace ChildProtection.Workflow.Cases.Access.Restricting;

/// <summary>How somebody named stands to a restricted file. The numbers are stored.</summary>
public enum ReaderStanding
{
    /// <summary>The file is there for them.</summary>
    Reads = 0,

    /// <summary>The file is never there for them, not in an emergency either: it is their own family's, or they are a danger.</summary>
    KeptOut = 1,
}
