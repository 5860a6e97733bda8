using ChildProtection.Workflow.Cases.Identity;

namespace ChildProtection.Workflow.Cases.RegisterEnquiries;

/// <summary>One thing that was said or done about an enquiry. Closed family. Nothing is changed afterwards: what was wrong is followed by what is right.</summary>
public abstract record EnquiryStep
{
    private EnquiryStep()
    {
    }

    /// <summary>Somebody asked.</summary>
    /// <param name="CannotWait">Out of hours: why it cannot wait until the offices open, where the agency is not one that is answered at any hour.</param>
    public sealed record Asked(Caller Caller, EnquiryPurpose Purpose, string Reason, AskedChild Child, string? CannotWait) : EnquiryStep;

    /// <summary>Whether the caller is who they say they are was looked into.</summary>
    /// <param name="Number">The number that was rung.</param>
    /// <param name="Words">Whose number that is and where it is from, or why there is no other outcome.</param>
    public sealed record Checked(CheckOutcome Outcome, CheckMethod? Method, string? Number, string? Words) : EnquiryStep;

    /// <summary>The register was searched: aliases, brothers and sisters, the household.</summary>
    /// <param name="Child">Whom it found.</param>
    /// <param name="Case">The child's open case, whose worker is to be told.</param>
    /// <param name="DuringContact">The caller was told there and then; else somebody has to ring them.</param>
    /// <param name="AskedBefore">Enquiries about a child like this, not found either, of the last months.</param>
    public sealed record Answered(
        RegisterAnswer Answer, ChildId? Child, CaseId? Case, IReadOnlyList<EnquiryMatch> Matches, bool DuringContact, IReadOnlyList<EnquiryId> AskedBefore) : EnquiryStep;

    /// <summary>The duty worker looked at those who may be meant.</summary>
    /// <param name="Child">Who it is; null: none of them.</param>
    public sealed record MatchSettled(ChildId? Child, string Words) : EnquiryStep;

    /// <summary>The answer was given, or tried to be, after the call.</summary>
    public sealed record Given(GivenOutcome Outcome, string? Words) : EnquiryStep;

    /// <summary>The caller spoke of a concern. An enquiry is no referral.</summary>
    public sealed record ConcernSpoken(string Words) : EnquiryStep;

    /// <summary>What became of the concern.</summary>
    public sealed record ConcernFollowed(ReferralOutcome Outcome, string Words) : EnquiryStep;

    /// <summary>The child's case was told, and with it the worker.</summary>
    public sealed record CaseTold : EnquiryStep;

    /// <summary>Somebody considered what the enquiry calls for.</summary>
    /// <param name="Duty">What they were asked to consider.</param>
    public sealed record Considered(EnquiryDutyKind Duty, EnquiryConclusion Conclusion, string Words) : EnquiryStep;

    /// <summary>What was written down about the child was wrong. The register is searched again.</summary>
    public sealed record Corrected(AskedChild Child, string Why) : EnquiryStep;
}
