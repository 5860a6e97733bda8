namespace ChildProtection.Workflow.Engine.Definitions.Sources;

/// <summary>States as they are written, before they are read.</summary>
internal static class StateNodes
{
    /// <summary>The document with the state at that path changed; null if there is none.</summary>
    public static SourceMap? Change(SourceMap parent, ReadOnlySpan<string> path, Func<SourceMap, SourceMap> change)
    {
        if (path.IsEmpty)
        {
            return change(parent);
        }
        foreach (var section in new[] { "states", "regions" })
        {
            if (parent.Entry(section) is { Value: SourceMap children } entry
                && children.Entry(path[0]) is { Value: SourceMap state } child
                && Change(state, path[1..], change) is { } changed)
            {
                return parent.With(entry with { Value = children.With(child with { Value = changed }) });
            }
        }
        return null;
    }

    /// <summary>The document with the one element of that kind (tasks, actions, deadlines) and name changed; null if there is none.</summary>
    public static SourceMap? ChangeElement(SourceMap parent, string kind, string name, Func<SourceMap, SourceMap?> change)
    {
        if (parent.Entry(kind) is { Value: SourceMap elements } section
            && elements.Entry(name) is { Value: SourceMap element } entry
            && change(element) is { } changed)
        {
            return parent.With(section with { Value = elements.With(entry with { Value = changed }) });
        }
        foreach (var children in new[] { parent.Entry("states"), parent.Entry("regions") })
        {
            foreach (var child in (children?.Value as SourceMap)?.Entries ?? [])
            {
                if (child.Value is SourceMap state && ChangeElement(state, kind, name, change) is { } within)
                {
                    return parent.With(children! with { Value = ((SourceMap)children.Value).With(child with { Value = within }) });
                }
            }
        }
        return null;
    }
}
