using ChildProtection.Workflow.Cases.Identity;

namespace ChildProtection.Workflow.Cases.People;

/// <summary>Somebody who is to be put on file; the facts about them come beside it.</summary>
/// <param name="IsChild">Cases are opened for children alone.</param>
public sealed record NewPerson(PersonId Id, bool IsChild);
