using NodaTime;

namespace ChildProtection.Workflow.Cases.RegisterEnquiries;

/// <summary>What an enquiry asks of somebody now.</summary>
/// <param name="Since">From when on.</param>
public sealed record EnquiryDuty(EnquiryDutyKind Kind, Instant Since);
