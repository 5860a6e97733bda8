using ChildProtection.Workflow.Cases.RegisterEnquiries;
using ChildProtection.Workflow.Server.Forms;
using ChildProtection.Workflow.Server.Texts;

namespace ChildProtection.Workflow.Server.RegisterEnquiries;

/// <summary>What is missing or wrong, beside the field where it is put right.</summary>
public static class EnquiryFaults
{
    private static readonly Dictionary<EnquiryFault, string> Fields = new()
    {
        [EnquiryFault.CallerNameMissing] = "caller",
        [EnquiryFault.AgencyMissing] = "agency",
        [EnquiryFault.CallerRoleMissing] = "role",
        [EnquiryFault.ReasonMissing] = "reason",
        [EnquiryFault.ChildNameMissing] = "given",
        [EnquiryFault.BornAhead] = "born.day",
        [EnquiryFault.TooManyNames] = "household",
        [EnquiryFault.CheckMissing] = "check",
        [EnquiryFault.MethodMissing] = "method",
        [EnquiryFault.NumberMissing] = "rang",
        [EnquiryFault.WordsMissing] = "words",
        [EnquiryFault.CannotWaitMissing] = "cannot_wait",
        [EnquiryFault.TooLong] = "reason",
        [EnquiryFault.NotAMatch] = "outcome",
    };

    public static FieldError Say(EnquiryFault fault, Words words)
    {
        ArgumentNullException.ThrowIfNull(words);
        return new FieldError(Fields[fault], words[$"enquiry.fault_{fault.ToString().ToLowerInvariant()}"]);
    }
}
