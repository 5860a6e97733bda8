namespace ChildProtection.Workflow.Cases.Access;

/// <summary>What came of reviewing a file opened in an emergency.</summary>
public enum EmergencyReviewOutcome
{
    Done,

    /// <summary>Their roles do not give it, or they opened it themselves.</summary>
    NotAllowed,

    /// <summary>There is none that is theirs to review; or it is the case that asks for the review, or somebody was quicker.</summary>
    NotFound,

    /// <summary>What follows is to be said where it was not needed, and in so many letters at most.</summary>
    WordsNeeded,
}
