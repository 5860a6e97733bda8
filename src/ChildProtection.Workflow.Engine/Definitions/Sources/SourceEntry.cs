using ChildProtection.Workflow.Engine.Diagnostics;

namespace ChildProtection.Workflow.Engine.Definitions.Sources;

/// <summary>A key, where it is written, and its value.</summary>
internal sealed record SourceEntry(string Key, SourcePlace Place, SourceNode Value);
