namespace ChildProtection.Workflow.Cases.Work;

/// <summary>Stable codes of what the use cases themselves refuse (CPW51xx). The engine's refusals have codes of their own.</summary>
public static class WorkCodes
{
    /// <summary>The person's roles do not allow it.</summary>
    public const string NotAllowed = "CPW5101";

    /// <summary>No definition is in force for the authority on that day.</summary>
    public const string NothingInForce = "CPW5102";

    /// <summary>The case changed again and again while the step was being written.</summary>
    public const string TooManyConflicts = "CPW5103";

    /// <summary>The person named does not work here, or not in the role that is asked for.</summary>
    public const string NotOnTheStaff = "CPW5104";

    /// <summary>There is no such agency, or it takes no notices.</summary>
    public const string NoSuchAgency = "CPW5105";

    /// <summary>The child is not on file.</summary>
    public const string NoSuchChild = "CPW5106";

    /// <summary>No team is named, or there is no such team.</summary>
    public const string NoSuchTeam = "CPW5107";

    /// <summary>The child has an open case, which does not ask for a new one.</summary>
    public const string HasOpenCase = "CPW5108";

    /// <summary>The task was done after its form had been opened, and has opened anew.</summary>
    public const string DoneMeanwhile = "CPW5109";

    /// <summary>The person named is nobody on file who belongs to the child.</summary>
    public const string NotOnFile = "CPW5110";

    /// <summary>The file is restricted, and the person who is given a role is not named for it.</summary>
    public const string NotNamedForFile = "CPW5111";

    /// <summary>Whoever is to chair works or worked with a child of the family, or manages those who do.</summary>
    public const string ChairNotIndependent = "CPW5112";

    /// <summary>What is to be put on file about a person lacks something, or has a part that cannot be read.</summary>
    public const string FactIncomplete = "CPW5120";

    /// <summary>What is to be changed is not on file, or cannot be about that person.</summary>
    public const string NoSuchFact = "CPW5121";

    /// <summary>Whoever wants to change it may not see it.</summary>
    public const string FactWithheld = "CPW5122";

    /// <summary>The last day lies before the first.</summary>
    public const string EndsBeforeItBegan = "CPW5123";
}
