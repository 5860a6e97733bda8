namespace ChildProtection.Workflow.Server.Reassigning;

/// <summary>Somebody's open cases before and after.</summary>
public sealed record LoadLine(string Name, int Before, int After);
