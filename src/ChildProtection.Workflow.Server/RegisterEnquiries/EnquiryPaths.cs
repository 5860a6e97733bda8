using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Cases.RegisterEnquiries;

namespace ChildProtection.Workflow.Server.RegisterEnquiries;

/// <summary>Where enquiries to the register are.</summary>
public static class EnquiryPaths
{
    public const string All = "/register/enquiries";

    public const string New = "/register/enquiries/new";

    /// <summary>What can be done at any time.</summary>
    public const string NoteConcern = "note-concern";

    public const string Correct = "correct";

    private static readonly Dictionary<string, EnquiryDutyKind> Duties = new(StringComparer.Ordinal)
    {
        ["ring-back"] = EnquiryDutyKind.CallBack,
        ["match"] = EnquiryDutyKind.SettleMatch,
        ["give-answer"] = EnquiryDutyKind.GiveAnswer,
        ["concern"] = EnquiryDutyKind.FollowConcern,
        ["tell-case"] = EnquiryDutyKind.TellCase,
        ["review"] = EnquiryDutyKind.ReviewRepeat,
        ["think"] = EnquiryDutyKind.ThinkAboutChild,
    };

    public static string One(EnquiryId enquiry) => $"{All}/{enquiry}";

    public static string Do(EnquiryId enquiry, EnquiryDutyKind duty) => $"{One(enquiry)}/{Duties.Single(each => each.Value == duty).Key}";

    public static string Do(EnquiryId enquiry, string what) => $"{One(enquiry)}/{what}";

    /// <summary>Null: it is no duty.</summary>
    public static EnquiryDutyKind? Duty(string what) => Duties.TryGetValue(what, out var kind) ? kind : null;
}
