using ChildProtection.Workflow.Engine.Diagnostics;
using ChildProtection.Workflow.Engine.Expressions;

namespace ChildProtection.Workflow.Engine.Definitions;

/// <summary>One line of a transition list: taken when its guard holds and no earlier line was.</summary>
public sealed record Transition
{
    /// <summary>Null: always.</summary>
    public TypedExpression? When { get; init; }

    public IReadOnlyList<Effect> Do { get; init; } = [];

    /// <summary>The whole path of the target; null: nothing is left or entered.</summary>
    public string? To { get; init; }

    /// <summary>The whole path of a state re-entered where it was left (deep history); null: none.</summary>
    public string? Resume { get; init; }

    /// <summary>A target inside the source leaves the source too.</summary>
    public bool Reenter { get; init; }

    /// <summary>Decides between regions; higher wins. 0 when not given.</summary>
    public int Priority { get; init; }

    public IReadOnlyList<string> Basis { get; init; } = [];

    public required SourcePlace Place { get; init; }
}
