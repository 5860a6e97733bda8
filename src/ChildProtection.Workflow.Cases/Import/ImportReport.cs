using System.Collections.Immutable;

namespace ChildProtection.Workflow.Cases.Import;

/// <summary>What came of bringing a plan in.</summary>
/// <param name="BroughtIn">The references of the cases that are in now and were not before.</param>
/// <param name="InBefore">Those that an earlier run had brought in.</param>
/// <param name="Findings">Of the plan, and of the cases that could not be written.</param>
public sealed record ImportReport(ImmutableArray<string> BroughtIn, ImmutableArray<string> InBefore, ImmutableArray<ImportFinding> Findings);
