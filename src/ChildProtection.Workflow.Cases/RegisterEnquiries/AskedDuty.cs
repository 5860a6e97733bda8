using NodaTime;

namespace ChildProtection.Workflow.Cases.RegisterEnquiries;

/// <summary>What an enquiry asks of somebody now.</summary>
/// <param name="Due">By when; past it, it stands on the lists of others too.</param>
/// <param name="MayDo">The reader may do it; else they are told of it.</param>
public sealed record AskedDuty(RegisterEnquiry Enquiry, EnquiryDutyKind Kind, Instant Due, bool MayDo);
