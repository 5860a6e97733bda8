namespace ChildProtection.Workflow.Conformance.EcmaScript;

internal enum TokenKind
{
    End,
    Name,
    Number,
    Text,
    Punctuation,
}
