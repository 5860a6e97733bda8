namespace ChildProtection.Workflow.Conformance.EcmaScript;

/// <summary>What ECMAScript would throw: an error of the chart, never of this program.</summary>
internal sealed class EcmaError(string message) : Exception(message);
