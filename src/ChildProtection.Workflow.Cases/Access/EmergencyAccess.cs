using ChildProtection.Workflow.Cases.Identity;
using NodaTime;

namespace ChildProtection.Workflow.Cases.Access;

/// <summary>
/// A case opened for a limited time by somebody who stands in no relation to the child, with a reason. Those who answer for the case are told, and
/// somebody reviews it.
/// </summary>
public sealed record EmergencyAccess(AuthorityId Authority, CaseId Case, UserId User, Instant At, Instant Until, string Reason)
{
    /// <summary>How long the case stays open: a shift's length, so that nobody has to ask twice in one night.</summary>
    public static Duration Lasts { get; } = Duration.FromHours(8);

    /// <summary>Letters of a reason at least: a word says nothing to whoever reviews it.</summary>
    public const int ReasonMin = 10;

    /// <summary>Letters of a reason at most.</summary>
    public const int ReasonMax = 2_000;
}
