namespace ChildProtection.Workflow.Cases.RegisterEnquiries;

/// <summary>Whether the caller is who they say they are. The numbers are stored.</summary>
public enum CheckOutcome
{
    /// <summary>They are: the register may answer.</summary>
    Passed = 0,

    /// <summary>Not looked into yet.</summary>
    NotYet = 1,

    /// <summary>It could not be confirmed.</summary>
    Failed = 2,

    /// <summary>Nobody answered the number that the authority holds.</summary>
    NoReply = 3,

    /// <summary>The agency was reached and does not know them, or did not ask: somebody else wants to know where the register stands.</summary>
    NotThem = 4,
}
