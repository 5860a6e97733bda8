using ChildProtection.Workflow.Cases.Identity;

namespace ChildProtection.Workflow.Cases.Mailing;

/// <summary>A mail that one node may send for a while.</summary>
/// <param name="Address">Where to, as the person's settings are now; null: they want no such mail any longer.</param>
/// <param name="Attempts">How often it was tried, this time included.</param>
public sealed record ClaimedMail(AuthorityId Authority, WrittenMail Mail, string? Address, string Language, int Attempts);
