using ChildProtection.Workflow.Cases.Identity;
using NodaTime;

namespace ChildProtection.Workflow.Cases.Attachments;

/// <summary>That somebody opened a file within an hour.</summary>
public sealed record AttachmentLook(UserId User, Instant FirstAt);
