using ChildProtection.Workflow.Cases.Identity;
using NodaTime;

namespace ChildProtection.Workflow.Storage.Schema;

/// <summary>One thing that was said or done about an enquiry to the register. Added, never changed.</summary>
public sealed class StoredRegisterEnquiryEntry
{
    public required AuthorityId AuthorityId { get; init; }

    public required EnquiryId EnquiryId { get; init; }

    /// <summary>1, 2, 3, …</summary>
    public required int Sequence { get; init; }

    public required Instant RecordedAt { get; init; }

    public required UserId RecordedBy { get; init; }

    /// <summary>Which step it is, such as <c>answered</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>A JSON object.</summary>
    public required string Payload { get; init; }
}
