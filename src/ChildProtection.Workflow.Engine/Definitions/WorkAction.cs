using ChildProtection.Workflow.Engine.Diagnostics;
using ChildProtection.Workflow.Engine.Expressions;
using ChildProtection.Workflow.Engine.Texts;

namespace ChildProtection.Workflow.Engine.Definitions;

/// <summary>Work that may be done at any time while a state is active.</summary>
public sealed record WorkAction
{
    public required string Name { get; init; }

    public required LocalizedText Title { get; init; }

    public required IReadOnlyList<string> For { get; init; }

    public string? Form { get; init; }

    public LocalizedText? Why { get; init; }

    public ActionUrgency Urgency { get; init; }

    public EachRecord? Each { get; init; }

    /// <summary>Offered only while this holds; null: as long as the state lasts.</summary>
    public TypedExpression? When { get; init; }

    public IReadOnlyList<Check> Checks { get; init; } = [];

    /// <summary>What follows, tried in order.</summary>
    public IReadOnlyList<Transition> Done { get; init; } = [];

    public IReadOnlyList<string> Basis { get; init; } = [];

    public required SourcePlace Place { get; init; }
}
