namespace ChildProtection.Workflow.Cases.RegisterEnquiries;

/// <summary>What came of considering an enquiry. The numbers are stored.</summary>
public enum EnquiryConclusion
{
    ReferralOpened = 0,

    /// <summary>The child's worker, or the duty team, was told.</summary>
    Told = 1,

    /// <summary>Those who asked were rung and heard.</summary>
    SpokenTo = 2,

    /// <summary>Nothing further, and why.</summary>
    NothingFurther = 3,
}
