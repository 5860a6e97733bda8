namespace ChildProtection.Workflow.Engine.Definitions;

/// <summary>The keys of one kind of element, as the readers know them and the schema for editors lists them.</summary>
/// <param name="Name">The element: also the name of its part of the schema.</param>
/// <param name="Required">Keys that must be there.</param>
/// <param name="Optional">Keys that may be there.</param>
public sealed record DefinitionShape(string Name, IReadOnlyList<string> Required, IReadOnlyList<string> Optional)
{
    public IEnumerable<string> Keys => Required.Concat(Optional);
}
