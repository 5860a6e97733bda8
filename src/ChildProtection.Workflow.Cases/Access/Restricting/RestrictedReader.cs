using ChildProtection.Workflow.Cases.Identity;

namespace ChildProtection.Workflow.Cases.Access.Restricting;

/// <summary>Somebody whom a restriction names.</summary>
public sealed record RestrictedReader(UserId User, ReaderStanding Standing);
