namespace ChildProtection.Workflow.Server.Messaging;

/// <summary>Why a notice did not leave. A code is never given a new meaning. CPW81xx.</summary>
public static class MessagingCodes
{
    /// <summary>The recipient that the step stored is not an agency id.</summary>
    public const string RecipientNotAnAgency = "CPW8101";

    /// <summary>The kind stays inside the authority, whatever the definition says.</summary>
    public const string KindStaysInside = "CPW8102";

    /// <summary>The broker is there and refuses this notice or this agency's queue.</summary>
    public const string BrokerRefused = "CPW8103";

    /// <summary>The broker did not confirm in time, or is not there.</summary>
    public const string BrokerUnreachable = "CPW8104";

    /// <summary>A fault of ours: support needs the trace.</summary>
    public const string Fault = "CPW8105";

    /// <summary>The agency was made inactive after the step had stored the notice.</summary>
    public const string AgencyInactive = "CPW8106";
}
