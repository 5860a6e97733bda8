namespace ChildProtection.Workflow.Conformance;

/// <summary>A run came to a bound, or its state could not be restored: the case has failed.</summary>
internal sealed class RunBrokenException(string reason) : Exception(reason);
