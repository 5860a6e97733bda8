using ChildProtection.Workflow.Cases.Identity;

namespace ChildProtection.Workflow.Cases.People.Matching;

/// <summary>Somebody on file who may be the one that is to be put on file.</summary>
/// <param name="Likeness">How likely, and why.</param>
/// <param name="Team">The team that works the child's open case; null: none is open.</param>
public sealed record PossibleDuplicate(PersonCard Card, Likeness Likeness, TeamId? Team);
