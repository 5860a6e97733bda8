namespace ChildProtection.Workflow.Cases.RegisterEnquiries;

/// <summary>What came of writing something about an enquiry. Closed family.</summary>
public abstract record EnquiryOutcome
{
    private EnquiryOutcome()
    {
    }

    public sealed record Done(RegisterEnquiry Enquiry) : EnquiryOutcome;

    /// <summary>Something is missing or wrong; nothing was written.</summary>
    public sealed record Wrong(IReadOnlyList<EnquiryFault> Faults) : EnquiryOutcome;

    /// <summary>One's roles do not give it, or there is no such enquiry.</summary>
    public sealed record NotAllowed : EnquiryOutcome;

    /// <summary>Somebody else has done it meanwhile, or it is not asked any more.</summary>
    public sealed record Overtaken : EnquiryOutcome;
}
