using ChildProtection.Workflow.Engine.Diagnostics;
using ChildProtection.Workflow.Engine.Expressions;
using ChildProtection.Workflow.Engine.Texts;

namespace ChildProtection.Workflow.Engine.Definitions;

/// <summary>What somebody is asked to do. Opens with its state and closes with it.</summary>
public sealed record WorkTask
{
    public required string Name { get; init; }

    public required LocalizedText Title { get; init; }

    /// <summary>Asked of the first role that somebody holds; all of them may do it.</summary>
    public required IReadOnlyList<string> For { get; init; }

    /// <summary>Null: nothing is asked but that it was done.</summary>
    public string? Form { get; init; }

    public LocalizedText? Why { get; init; }

    /// <summary>What happens then, in words, beyond the ladder.</summary>
    public LocalizedText? IfMissed { get; init; }

    /// <summary>What else than doing it makes it go away, in words; a task under a condition has them.</summary>
    public LocalizedText? GoesAway { get; init; }

    public EachRecord? Each { get; init; }

    /// <summary>Asked only while this holds; null: as long as the state lasts.</summary>
    public TypedExpression? When { get; init; }

    /// <summary>Opens anew when done, as long as the state lasts.</summary>
    public bool Again { get; init; }

    /// <summary>The roles that may set it aside with a reason; empty: nobody.</summary>
    public IReadOnlyList<string> NotNeededBy { get; init; } = [];

    /// <summary>Documents that are given with it besides those that name it: where one nation has a task for what another only notes.</summary>
    public IReadOnlyList<string> Gives { get; init; } = [];

    public IReadOnlyList<Check> Checks { get; init; } = [];

    /// <summary>Its name is the task's.</summary>
    public Deadline? Deadline { get; init; }

    /// <summary>What follows, tried in order.</summary>
    public IReadOnlyList<Transition> Done { get; init; } = [];

    public IReadOnlyList<string> Basis { get; init; } = [];

    public required SourcePlace Place { get; init; }
}
