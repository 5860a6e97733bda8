using ChildProtection.Workflow.Engine.Diagnostics;

namespace ChildProtection.Workflow.Engine.Definitions.Sources;

/// <summary>A piece of YAML with the place where it is written. Closed family: text, list, map.</summary>
internal abstract class SourceNode
{
    private protected SourceNode(SourcePlace place) => Place = place;

    public SourcePlace Place { get; }

    /// <summary>What it is, in words for a diagnostic.</summary>
    public abstract string Words { get; }
}
