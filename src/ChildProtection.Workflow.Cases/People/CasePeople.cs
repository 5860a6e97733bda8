using ChildProtection.Workflow.Cases.Access;
using ChildProtection.Workflow.Cases.Runtime;

namespace ChildProtection.Workflow.Cases.People;

/// <summary>The people around the child of a case, as one reader may see them.</summary>
/// <param name="MayChange">The reader may put on file what has changed.</param>
/// <param name="MayCorrect">The reader may say that what is on file was never so.</param>
public sealed record CasePeople(CaseState State, PeopleSight Sight, PeopleView View, bool MayChange, bool MayCorrect);
