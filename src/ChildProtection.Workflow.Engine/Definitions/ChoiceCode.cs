using ChildProtection.Workflow.Engine.Texts;

namespace ChildProtection.Workflow.Engine.Definitions;

/// <summary>One code of a choice list and its words.</summary>
public sealed record ChoiceCode(string Code, LocalizedText Title);
