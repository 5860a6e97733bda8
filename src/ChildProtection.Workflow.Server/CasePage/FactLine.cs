namespace ChildProtection.Workflow.Server.CasePage;

/// <param name="CorrectPath">Where it can be corrected; null where the reader may not.</param>
public sealed record FactLine(string Title, string Value, string? CorrectPath);
