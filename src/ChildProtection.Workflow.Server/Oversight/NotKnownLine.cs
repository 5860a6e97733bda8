namespace ChildProtection.Workflow.Server.Oversight;

/// <summary>A required question that was not known, one by one. The reason stands in the case, for those who may see what was asked.</summary>
public sealed record NotKnownLine(string When, string CasePath, string Question, string By);
