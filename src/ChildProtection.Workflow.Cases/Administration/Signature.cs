using ChildProtection.Workflow.Cases.Identity;
using NodaTime;

namespace ChildProtection.Workflow.Cases.Administration;

/// <summary>Who does something, and when: asked for by whatever is written into the journal of administration.</summary>
public readonly record struct Signature(UserId By, Instant At);
