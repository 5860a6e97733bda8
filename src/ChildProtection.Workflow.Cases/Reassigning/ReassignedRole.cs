using ChildProtection.Workflow.Cases.Identity;

namespace ChildProtection.Workflow.Cases.Reassigning;

/// <summary>A role of a case that goes from one person to another.</summary>
public readonly record struct ReassignedRole(CaseId Case, string Role);
