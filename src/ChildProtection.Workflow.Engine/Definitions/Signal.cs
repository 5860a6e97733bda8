using ChildProtection.Workflow.Engine.Diagnostics;
using ChildProtection.Workflow.Engine.Texts;

namespace ChildProtection.Workflow.Engine.Definitions;

/// <summary>What other cases, people's records or the system may tell a case.</summary>
public sealed record Signal(string Name, LocalizedText Title, IReadOnlyDictionary<string, CaseField> Fields, SourcePlace Place);
