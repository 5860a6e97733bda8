using ChildProtection.Workflow.Cases.Identity;
using NodaTime;

namespace ChildProtection.Workflow.Cases.Mailing;

/// <summary>A mail that was given up: for whoever keeps the service running. It says to whom, so that they can be told in another way.</summary>
/// <param name="Why">The last answer of the mail server, as a code.</param>
public sealed record DeadMail(Guid Id, UserId To, MailKind Kind, Instant WrittenAt, Instant GivenUpAt, int Attempts, string Why);
