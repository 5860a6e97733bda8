using ChildProtection.Workflow.Conformance.EcmaScript;

namespace ChildProtection.Workflow.Conformance.Cases;

/// <summary>A guard, an action or an expression of a document, as it is handed through the chart to <see cref="EcmaData"/>.</summary>
internal delegate object? Evaluation(IScope scope);
