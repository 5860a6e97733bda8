using System.Collections.Immutable;

namespace ChildProtection.Workflow.Engine.Execution;

/// <summary>Work that may be done now.</summary>
/// <param name="Each">The id of the record it is for; null when it is for none.</param>
public sealed record OfferedAction(string Name, string? Each, string StatePath, ImmutableArray<string> For);
