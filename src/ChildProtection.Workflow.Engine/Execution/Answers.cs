using System.Collections.Immutable;
using ChildProtection.Workflow.Engine.Expressions;

namespace ChildProtection.Workflow.Engine.Execution;

/// <summary>What somebody answered to a form.</summary>
public sealed record Answers
{
    /// <summary>Nothing was asked, or nothing answered.</summary>
    public static Answers None { get; } = new();

    /// <summary>By the question's name. When it happened (<c>on</c>) is not here but in <see cref="CaseInput.OccurredOn"/>.</summary>
    public ImmutableSortedDictionary<string, Value> Values { get; init; } = ImmutableSortedDictionary.Create<string, Value>(StringComparer.Ordinal);

    /// <summary>Answers of several records at once, by the question's name: each record by its fields.</summary>
    public ImmutableSortedDictionary<string, ImmutableArray<ImmutableSortedDictionary<string, Value>>> Records { get; init; } =
        ImmutableSortedDictionary.Create<string, ImmutableArray<ImmutableSortedDictionary<string, Value>>>(StringComparer.Ordinal);

    /// <summary>Why required questions were not answered, by the question's name, where the definition lets whoever does not know say so. Null: none was left so.</summary>
    public ImmutableSortedDictionary<string, string>? NotKnown { get; init; }

    public static Answers Of(IEnumerable<KeyValuePair<string, Value>> values) =>
        new() { Values = values.ToImmutableSortedDictionary(StringComparer.Ordinal) };
}
