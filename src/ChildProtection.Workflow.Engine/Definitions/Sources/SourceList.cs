using ChildProtection.Workflow.Engine.Diagnostics;

namespace ChildProtection.Workflow.Engine.Definitions.Sources;

internal sealed class SourceList(IReadOnlyList<SourceNode> items, SourcePlace place) : SourceNode(place)
{
    public IReadOnlyList<SourceNode> Items { get; } = items;

    public override string Words => "a list";
}
