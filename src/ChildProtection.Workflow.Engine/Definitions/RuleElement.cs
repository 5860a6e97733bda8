using ChildProtection.Workflow.Engine.Diagnostics;
using ChildProtection.Workflow.Engine.Texts;

namespace ChildProtection.Workflow.Engine.Definitions;

/// <summary>An element of a definition that follows a rule.</summary>
/// <param name="Name">As the definition knows it: a state by its path, a question as <c>form.question</c>, a change as <c>from &gt; to</c>.</param>
/// <param name="Title">What people see of it: of a check, what is said when it does not hold.</param>
/// <param name="Of">What it is part of: the task of a check, the form of a question, the state that is left. Null: of nothing but the definition.</param>
public sealed record RuleElement(RuleElementKind Kind, string Name, LocalizedText Title, LocalizedText? Of, SourcePlace Place);
