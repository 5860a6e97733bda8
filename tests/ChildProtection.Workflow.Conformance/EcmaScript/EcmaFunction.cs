namespace ChildProtection.Workflow.Conformance.EcmaScript;

/// <summary>A function that is built in; documents cannot make any.</summary>
internal delegate object? EcmaFunction(IReadOnlyList<object?> arguments);
