using ChildProtection.Workflow.Cases.Administration;
using ChildProtection.Workflow.Cases.Identity;
using NodaTime;

namespace ChildProtection.Workflow.Cases.Access;

/// <summary>The review of a file opened in an emergency whose case asks for none: it is closed, or follows a definition that does not know of it.</summary>
/// <param name="Opener">Who had opened it.</param>
/// <param name="OpenedAt">When.</param>
/// <param name="Words">What follows from it; empty: nothing.</param>
public sealed record EmergencyReview(AuthorityId Authority, CaseId Case, UserId Opener, Instant OpenedAt, EmergencyView View, string Words, Signature By);
