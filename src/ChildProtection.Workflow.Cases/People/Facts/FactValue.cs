using System.Collections.Immutable;

namespace ChildProtection.Workflow.Cases.People.Facts;

/// <summary>What a fact says. Closed family.</summary>
public abstract record FactValue
{
    private FactValue()
    {
    }

    /// <param name="Parts">By the names of the kind's parts; what was not filled in is absent.</param>
    public sealed record Said(ImmutableSortedDictionary<string, string> Parts) : FactValue
    {
        public string? this[string part] => Parts.GetValueOrDefault(part);

        public bool Equals(Said? other) => other is not null && Parts.SequenceEqual(other.Parts);

        public override int GetHashCode() => Parts.Aggregate(0, (hash, part) => HashCode.Combine(hash, part.Key, part.Value));
    }

    /// <summary>Somebody was to say, and did not: not known, declined, unsafe to ask, and so on.</summary>
    /// <param name="Words">The reason in words.</param>
    public sealed record Unsaid(UnsaidReason Reason, string Words) : FactValue;

    /// <summary>There is something, and the reader may not see it. Never stored: made in place of the value before it reaches a page.</summary>
    public sealed record Withheld : FactValue;

    public static Said Of(params (string Part, string? Value)[] parts) => new(
        parts.Where(part => !string.IsNullOrEmpty(part.Value)).ToImmutableSortedDictionary(part => part.Part, part => part.Value!, StringComparer.Ordinal));
}
