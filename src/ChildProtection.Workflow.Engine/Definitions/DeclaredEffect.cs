using ChildProtection.Workflow.Engine.Diagnostics;

namespace ChildProtection.Workflow.Engine.Definitions;

/// <summary>Something the host does in the same transaction; the host must know the name.</summary>
public sealed record DeclaredEffect(string Name, IReadOnlyDictionary<string, CaseField> Arguments, SourcePlace Place);
