using System.Collections.Immutable;
using ChildProtection.Workflow.Engine.Expressions;

namespace ChildProtection.Workflow.Cases.Plans;

/// <summary>One thing that a plan says: an outcome, an action, a contact.</summary>
/// <param name="List">The record list of the definition.</param>
/// <param name="Id">The record's id within the case.</param>
/// <param name="Values">What is said of it; what is not known is absent.</param>
public sealed record PlanItem(string List, string Id, ImmutableSortedDictionary<string, Value> Values)
{
    /// <summary>The fields that say that a thing is over, of the lists that have one (<c>shared/records/plan.yaml</c>).</summary>
    private static readonly string[] EndMarks = ["ended_on", "closed_on"];

    /// <summary>Not known where nothing is said.</summary>
    public Value this[string field] => Values.GetValueOrDefault(field);

    /// <summary>It is over: dropped, done, or no longer needed.</summary>
    public bool IsOver => EndMarks.Any(mark => this[mark].IsKnown);

    /// <summary>With other values laid over; a value that is not known takes away.</summary>
    public PlanItem With(IEnumerable<KeyValuePair<string, Value>> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        var next = Values.ToBuilder();
        foreach (var (field, value) in values)
        {
            if (value.IsKnown)
            {
                next[field] = value;
            }
            else
            {
                next.Remove(field);
            }
        }
        return this with { Values = next.ToImmutable() };
    }

    public bool Equals(PlanItem? other) => other is not null && List == other.List && Id == other.Id && Values.SequenceEqual(other.Values);

    public override int GetHashCode() => HashCode.Combine(List, Id, Values.Count);
}
