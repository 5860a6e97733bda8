using ChildProtection.Workflow.Engine.Diagnostics;
using ChildProtection.Workflow.Engine.Texts;

namespace ChildProtection.Workflow.Engine.Definitions;

/// <summary>A state: exclusive children, concurrent regions, or none.</summary>
public sealed record State
{
    /// <summary>Empty for the root.</summary>
    public required string Name { get; init; }

    /// <summary>Dotted, from below the root: <c>open.main.protected</c>. Empty for the root.</summary>
    public required string Path { get; init; }

    public required LocalizedText Title { get; init; }

    public required StateKind Kind { get; init; }

    /// <summary>States or regions, in the order of the text.</summary>
    public IReadOnlyList<State> Children { get; init; } = [];

    /// <summary>The path of the child entered first; null for regions and for a state without children.</summary>
    public string? Initial { get; init; }

    public IReadOnlyList<Effect> Entry { get; init; } = [];

    public IReadOnlyList<Effect> Exit { get; init; } = [];

    public IReadOnlyList<WorkTask> Tasks { get; init; } = [];

    public IReadOnlyList<WorkAction> Actions { get; init; } = [];

    public IReadOnlyList<Deadline> Deadlines { get; init; } = [];

    public IReadOnlyList<Handler> On { get; init; } = [];

    /// <summary>Tried, in order, whenever something changed.</summary>
    public IReadOnlyList<Transition> Always { get; init; } = [];

    public IReadOnlyList<string> Basis { get; init; } = [];

    public required SourcePlace Place { get; init; }
}
