namespace ChildProtection.Workflow.Cases.Runtime;

/// <summary>A case as loaded for a step: its head, and the rows that reconciling compares with.</summary>
public sealed record LoadedCase(CaseHead Head);
