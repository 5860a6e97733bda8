namespace ChildProtection.Workflow.Conformance;

/// <summary>A case asks for something that the kernel does not claim, or that this program does not interpret.</summary>
internal sealed class LeftOutException(string reason) : Exception(reason);
