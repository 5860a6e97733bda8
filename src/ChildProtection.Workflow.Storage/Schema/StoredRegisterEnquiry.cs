using ChildProtection.Workflow.Cases.Identity;
using NodaTime;

namespace ChildProtection.Workflow.Storage.Schema;

/// <summary>An enquiry to the register, for lists. What was said and done is in <see cref="StoredRegisterEnquiryEntry"/>.</summary>
public sealed class StoredRegisterEnquiry
{
    public required AuthorityId AuthorityId { get; init; }

    public required EnquiryId EnquiryId { get; init; }

    public required Instant AskedAt { get; init; }

    /// <summary>When the last of what it asked for was done; null: it asks something of somebody.</summary>
    public Instant? SettledAt { get; set; }
}
