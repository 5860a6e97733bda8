using ChildProtection.Workflow.Cases.Identity;

namespace ChildProtection.Workflow.Storage.Schema;

/// <summary>A key by which enquiries about one child are found: two that were not found may be one child missed twice.</summary>
public sealed class StoredRegisterEnquiryKey
{
    public required AuthorityId AuthorityId { get; init; }

    public required string Key { get; init; }

    public required EnquiryId EnquiryId { get; init; }
}
