using ChildProtection.Workflow.Cases.Identity;

namespace ChildProtection.Workflow.Cases.RegisterEnquiries;

/// <summary>A call that is taken down.</summary>
/// <param name="Id">Given out with the form, so that the same form sent twice is one enquiry.</param>
/// <param name="Check">Null where nobody who is answered asks.</param>
/// <param name="Concern">The concern that the caller spoke of; null: none.</param>
/// <param name="CannotWait">See <see cref="EnquiryStep.Asked"/>.</param>
public sealed record NewEnquiry(
    EnquiryId Id, Caller Caller, EnquiryPurpose Purpose, string Reason, AskedChild Child, EnquiryStep.Checked? Check, string? Concern, string? CannotWait);
