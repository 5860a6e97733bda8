using ChildProtection.Workflow.Cases.Identity;

namespace ChildProtection.Workflow.Cases.People.Facts;

/// <summary>The entry of a case's journal by which something came on file.</summary>
/// <param name="Sequence">Its number in the journal of the case, from 1.</param>
public sealed record FactSource(CaseId Case, long Sequence);
