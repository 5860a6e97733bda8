using ChildProtection.Workflow.Engine.Diagnostics;

namespace ChildProtection.Workflow.Engine.Definitions.Reading;

/// <summary>A task, action or deadline as far as its name goes.</summary>
/// <param name="Each">The record type of its <c>each</c>, as written; null: none.</param>
internal sealed record OutlineWork(string Name, OutlineState State, string? Each, SourcePlace Place);
