namespace ChildProtection.Workflow.Server.Administration;

/// <summary>An entry of the journal of administration in the reader's words.</summary>
/// <param name="What">One sentence.</param>
/// <param name="Details">What was changed, part by part.</param>
public sealed record ChangeLine(string When, string Who, string What, IReadOnlyList<string> Details);
