using System.Collections.Immutable;

namespace ChildProtection.Workflow.Cases.Import;

/// <summary>A case as the rehearsal would bring it in.</summary>
/// <param name="Reference">The earlier system's.</param>
/// <param name="Phase">Where it comes in.</param>
/// <param name="LeadWorker">The id of the account; null: nobody is named.</param>
/// <param name="Overdue">The names of deadlines that are overdue at once.</param>
/// <param name="Gaps">How many things are asked for because they are not known.</param>
/// <param name="IsIn">It was brought in before.</param>
public sealed record RehearsedCase(string Reference, string Phase, string? LeadWorker, ImmutableArray<string> Overdue, int Gaps, bool IsIn);
