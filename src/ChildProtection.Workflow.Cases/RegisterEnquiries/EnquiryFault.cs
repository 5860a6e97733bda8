namespace ChildProtection.Workflow.Cases.RegisterEnquiries;

/// <summary>What is missing or wrong in what was taken down.</summary>
public enum EnquiryFault
{
    CallerNameMissing,
    AgencyMissing,
    CallerRoleMissing,
    ReasonMissing,
    ChildNameMissing,
    BornAhead,
    TooManyNames,
    CheckMissing,

    /// <summary>How they were checked is not said.</summary>
    MethodMissing,

    /// <summary>The number that was rung is not said.</summary>
    NumberMissing,

    /// <summary>What is to be said in words is missing.</summary>
    WordsMissing,
    CannotWaitMissing,
    TooLong,

    /// <summary>The child is none of those among whom one chooses.</summary>
    NotAMatch,
}
