using ChildProtection.Workflow.Engine.Texts;

namespace ChildProtection.Workflow.Engine.Definitions;

/// <summary>Where rules come from: a procedure, standards, a page.</summary>
public sealed record RuleSource(string Id, LocalizedText Title);
