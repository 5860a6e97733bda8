namespace ChildProtection.Workflow.Server.Oversight;

/// <summary>What the reader has to settle, in words.</summary>
/// <param name="What">What it is about.</param>
/// <param name="Due">By when.</param>
/// <param name="WentUp">It was another's before, who did not settle it in time.</param>
public sealed record MatterLine(string What, string Path, string Due, string Left, bool Overdue, bool WentUp);
