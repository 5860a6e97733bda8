using ChildProtection.Workflow.Cases.Administration;

namespace ChildProtection.Workflow.Cases.RegisterEnquiries;

/// <summary>A line of an enquiry's journal: what, by whom, and when it was recorded.</summary>
public sealed record EnquiryEntry(Signature Signed, EnquiryStep Step);
