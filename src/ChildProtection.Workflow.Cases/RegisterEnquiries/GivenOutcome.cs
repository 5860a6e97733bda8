namespace ChildProtection.Workflow.Cases.RegisterEnquiries;

/// <summary>Whether an answer reached whoever asked. The numbers are stored.</summary>
public enum GivenOutcome
{
    Told = 0,

    /// <summary>Sent by secure mail to the agency.</summary>
    InWriting = 1,

    /// <summary>Not reached: to be tried again.</summary>
    NotReached = 2,
}
