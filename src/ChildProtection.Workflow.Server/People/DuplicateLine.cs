using ChildProtection.Workflow.Cases.Identity;

namespace ChildProtection.Workflow.Server.People;

/// <summary>Somebody on file who may be the one that is to be put on file, in the reader's language.</summary>
/// <param name="Born">The date of birth, or when a birth is expected; empty: not known.</param>
/// <param name="Why">Why it may be the same person.</param>
/// <param name="Where">The team that works the open case; null: none is open.</param>
/// <param name="UsePath">Where to go when it is the same child; null: it is no child.</param>
public sealed record DuplicateLine(PersonId Id, string Name, string Born, string Why, string? Where, string? UsePath);
