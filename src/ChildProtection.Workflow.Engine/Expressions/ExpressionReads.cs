using System.Collections.Immutable;

namespace ChildProtection.Workflow.Engine.Expressions;

/// <summary>Everything that an expression looks at, by name: what a snapshot must hold, and what can change the outcome.</summary>
public sealed record ExpressionReads
{
    public static ExpressionReads None { get; } = new();

    public ImmutableSortedSet<string> Fields { get; init; } = [];

    public ImmutableSortedSet<string> Parameters { get; init; } = [];

    public ImmutableSortedSet<string> Answers { get; init; } = [];

    /// <summary>Fields of the record for which the expression stands.</summary>
    public ImmutableSortedSet<string> EachRecord { get; init; } = [];

    public ImmutableSortedSet<string> Signal { get; init; } = [];

    /// <summary>Record lists, each with the fields read; those that order them are among them.</summary>
    public ImmutableSortedDictionary<string, ImmutableSortedSet<string>> Records { get; init; } =
        ImmutableSortedDictionary<string, ImmutableSortedSet<string>>.Empty;

    public ImmutableSortedSet<string> States { get; init; } = [];

    public ImmutableSortedSet<string> Deadlines { get; init; } = [];

    public ImmutableSortedSet<string> Tasks { get; init; } = [];

    public ImmutableSortedSet<string> Roles { get; init; } = [];

    /// <summary>It looks at today or now, so that it can change although nothing happens.</summary>
    public bool Clock { get; init; }

    /// <summary>It looks at who does what is being done.</summary>
    public bool Actor { get; init; }
}
