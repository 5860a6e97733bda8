using ChildProtection.Workflow.Cases.Identity;

namespace ChildProtection.Workflow.Cases.Mailing;

/// <summary>An e-mail to be sent. It is put into words when it is sent, to the address that the person has then.</summary>
public sealed record WrittenMail(Guid Id, UserId To, MailKind Kind, MailCounts Counts);
