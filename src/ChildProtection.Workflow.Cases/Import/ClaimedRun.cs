namespace ChildProtection.Workflow.Cases.Import;

/// <summary>A run that one node carries out.</summary>
/// <param name="Claim">What only that node knows: another that took it up has another.</param>
public sealed record ClaimedRun(ImportRun Run, Guid Claim);
