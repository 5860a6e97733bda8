namespace ChildProtection.Workflow.Cases.RegisterEnquiries;

/// <summary>What an enquiry asks of somebody. The numbers are stored.</summary>
public enum EnquiryDutyKind
{
    /// <summary>Ring back on a number that the authority holds: the caller is not confirmed, and a child may stand behind the call.</summary>
    CallBack = 0,

    /// <summary>Say who of those on file is meant.</summary>
    SettleMatch = 1,

    /// <summary>Ring the answer through.</summary>
    GiveAnswer = 2,

    /// <summary>Open a referral for the concern that was spoken of.</summary>
    FollowConcern = 3,

    /// <summary>Tell the child's case.</summary>
    TellCase = 4,

    /// <summary>Not found twice within a year: the custodian reviews.</summary>
    ReviewRepeat = 5,

    /// <summary>Asked about twice, or by somebody who was not who they said: think about the child.</summary>
    ThinkAboutChild = 6,
}
