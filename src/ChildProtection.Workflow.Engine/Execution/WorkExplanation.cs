using System.Collections.Immutable;
using ChildProtection.Workflow.Engine.Expressions;
using NodaTime;

namespace ChildProtection.Workflow.Engine.Execution;

/// <summary>Why a task or deadline is there and due when it is, in words of one language.</summary>
public sealed record WorkExplanation
{
    public required string Title { get; init; }

    /// <summary>Ids of the rules that ask for it.</summary>
    public required ImmutableArray<string> Basis { get; init; }

    /// <summary>Why it matters; null where the definition does not say.</summary>
    public string? Why { get; init; }

    /// <summary>The fact it counts from, with the values that were seen; null for a task without a deadline.</summary>
    public Explanation? Fact { get; init; }

    /// <summary>Every limit that applies; the one that counts is marked.</summary>
    public ImmutableArray<LimitExplanation> Limits { get; init; } = [];

    /// <summary>Null: no deadline, or one that waits for its fact.</summary>
    public Instant? DueAt { get; init; }

    /// <summary>Reminders, due time and rungs that have not been raised, in due order.</summary>
    public ImmutableArray<StageExplanation> ToCome { get; init; } = [];

    /// <summary>What would make it go away, a sentence each.</summary>
    public required ImmutableArray<string> GoesAway { get; init; }

    /// <summary>What happens if it is missed, beyond the ladder; null where the definition does not say.</summary>
    public string? IfMissed { get; init; }

    /// <summary>The sentence for a deadline that waits; null otherwise.</summary>
    public string? Waiting { get; init; }
}
