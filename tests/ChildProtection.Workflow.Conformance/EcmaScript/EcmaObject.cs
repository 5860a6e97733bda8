namespace ChildProtection.Workflow.Conformance.EcmaScript;

/// <summary>An object: fields by name. Arrays are lists of object.</summary>
internal sealed class EcmaObject
{
    internal EcmaObject(params IEnumerable<(string Name, object? Value)> fields)
    {
        foreach (var (name, value) in fields)
        {
            Fields[name] = value;
        }
    }

    internal Dictionary<string, object?> Fields { get; } = new(StringComparer.Ordinal);
}
