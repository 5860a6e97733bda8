namespace ChildProtection.Workflow.Server.Oversight;

/// <summary>One check that was let pass, in a case that the reader may see.</summary>
public sealed record PassedGuardLine(string When, string CasePath, string Words, string Role, string By, string Reason);
