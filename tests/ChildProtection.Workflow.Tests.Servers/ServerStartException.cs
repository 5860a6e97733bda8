namespace ChildProtection.Workflow.Tests.Servers;

/// <summary>A server that a test needs could not be started; the message says what to do.</summary>
public sealed class ServerStartException(string message) : Exception(message);
