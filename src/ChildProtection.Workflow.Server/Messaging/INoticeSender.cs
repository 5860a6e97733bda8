using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Contracts.V1;

namespace ChildProtection.Workflow.Server.Messaging;

/// <summary>Sends a notice to exactly one agency's own queue. There is no way to send to several, or to all.</summary>
public interface INoticeSender
{
    /// <summary>Completes when the broker has confirmed, has refused, or has not answered within <see cref="RelayLimits.ConfirmWaitMax"/>.</summary>
    Task<SendOutcome> Send(AgencyId agency, CaseNotice notice, CancellationToken cancellationToken);
}
