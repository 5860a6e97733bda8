namespace ChildProtection.Workflow.Server.Reassigning;

/// <summary>A role of a case that may be given, in words.</summary>
/// <param name="Value">What the form sends for it.</param>
/// <param name="Tasks">What is asked for it now.</param>
/// <param name="Cannot">Why whoever is chosen cannot take it; null: they can.</param>
public sealed record ReassignLine(string Value, string Child, string Role, IReadOnlyList<string> Tasks, string? Cannot, bool Chosen);
