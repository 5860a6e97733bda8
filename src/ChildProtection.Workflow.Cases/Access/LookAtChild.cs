using ChildProtection.Workflow.Cases.Identity;

namespace ChildProtection.Workflow.Cases.Access;

/// <summary>A look, and at whose file.</summary>
public sealed record LookAtChild(CaseLook Look, ChildId Child, string ChildName);
