using ChildProtection.Workflow.Cases.Identity;

namespace ChildProtection.Workflow.Cases.Notices;

/// <summary>Somebody who is told, and why it is they.</summary>
/// <param name="Role">The role by its name, where the reason is one; else empty.</param>
/// <param name="For">Whoever is covered for; null: nobody.</param>
public sealed record Addressee(UserId User, NoticeReason Reason, string Role, UserId? For);
