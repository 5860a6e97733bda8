using ChildProtection.Workflow.Cases.Identity;
using NodaTime;

namespace ChildProtection.Workflow.Cases.RegisterKeeping;

/// <summary>One child of whom something of the register waits.</summary>
/// <param name="Entry">The entry that stands; null: none does.</param>
/// <param name="Due">By when it should be done, or should have been.</param>
public sealed record RegisterWait(RegisterWaitKind Kind, CaseId Case, string? Entry, ChildId Child, string ChildName, Instant? Due);
