using ChildProtection.Workflow.Cases.Reading;
using ChildProtection.Workflow.Cases.Runtime;

namespace ChildProtection.Workflow.Cases.Reassigning;

/// <summary>A role of a case that somebody holds, with what is asked of them for it now.</summary>
/// <param name="Cannot">Why whoever is to take it cannot; null: they can, or nobody was chosen yet.</param>
public sealed record HeldLine(ReassignedRole Role, CaseState State, string ChildName, IReadOnlyList<WorkItem> Tasks, CannotTake? Cannot);
