using ChildProtection.Workflow.Engine.Diagnostics;

namespace ChildProtection.Workflow.Engine.Definitions.Reading;

/// <summary>A state as far as its name and its place among the others go.</summary>
internal sealed class OutlineState(string name, OutlineState? parent, bool isRegion, SourcePlace place)
{
    private readonly List<OutlineState> _children = [];

    public string Name { get; } = name;

    public OutlineState? Parent { get; } = parent;

    public bool IsRegion { get; } = isRegion;

    public SourcePlace Place { get; } = place;

    public bool IsFinal { get; init; }

    public IReadOnlyList<OutlineState> Children => _children;

    public string Path { get; } = parent is null || parent.Path.Length == 0 ? name : $"{parent.Path}.{name}";

    public void Add(OutlineState child) => _children.Add(child);

    public OutlineState? Child(string name) => _children.Find(child => child.Name == name);

    public bool IsWithin(OutlineState other) => this == other || (Parent?.IsWithin(other) ?? false);
}
