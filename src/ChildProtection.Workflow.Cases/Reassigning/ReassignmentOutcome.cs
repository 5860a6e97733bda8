using ChildProtection.Workflow.Cases.Work;

namespace ChildProtection.Workflow.Cases.Reassigning;

/// <summary>What came of giving roles away at once, role by role.</summary>
public sealed record ReassignmentOutcome(IReadOnlyList<(ReassignedRole Role, WorkOutcome Outcome)> Each);
