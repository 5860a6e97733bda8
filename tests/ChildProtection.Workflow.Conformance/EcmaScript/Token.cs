namespace ChildProtection.Workflow.Conformance.EcmaScript;

/// <param name="Text">As written; of a string what it says.</param>
internal readonly record struct Token(TokenKind Kind, string Text);
