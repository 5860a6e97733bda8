namespace ChildProtection.Workflow.Engine.Documents;

/// <summary>The names that the host knows and the case does not.</summary>
/// <param name="Child">The child as the child likes to be called.</param>
/// <param name="Authority">The organisation whose case it is.</param>
/// <param name="Of">The name of a user or a person on file by its id; null for what is no such id.</param>
public sealed record DocumentNames(string Child, string Authority, Func<string, string?> Of);
