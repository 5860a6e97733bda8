namespace ChildProtection.Workflow.Server.Api;

/// <param name="Case">The case.</param>
/// <param name="Version">The case's version after it.</param>
public sealed record DoneResource(Guid Case, long Version);
