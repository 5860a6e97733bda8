namespace ChildProtection.Workflow.Cases.RegisterEnquiries;

/// <summary>What became of a concern that was spoken of in an enquiry. The numbers are stored.</summary>
public enum ReferralOutcome
{
    /// <summary>A referral was opened here.</summary>
    Opened = 0,

    /// <summary>The child has an open case: its worker was told the concern, in person.</summary>
    WorkerTold = 1,

    /// <summary>The caller has made the referral, and it has arrived.</summary>
    Arrived = 2,

    /// <summary>No referral, and why.</summary>
    NotNeeded = 3,
}
