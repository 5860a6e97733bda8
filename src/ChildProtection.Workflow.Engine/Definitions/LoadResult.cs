using ChildProtection.Workflow.Engine.Diagnostics;

namespace ChildProtection.Workflow.Engine.Definitions;

/// <summary>What came of reading a definition.</summary>
/// <param name="Definition">Null if and only if there is an error among the diagnostics.</param>
/// <param name="Diagnostics">By file, line and column.</param>
/// <param name="Sources">Every file that was read, the entry first.</param>
public sealed record LoadResult(Definition? Definition, IReadOnlyList<Diagnostic> Diagnostics, IReadOnlyList<SourceText> Sources);
