using System.Collections.Frozen;

namespace ChildProtection.Workflow.Engine.Charts;

/// <summary>
/// Event names sorted by the descriptors that match them. The descriptors matching a name are its prefixes by tokens, so the longest one
/// that the chart knows settles all of them; there are no more classes than descriptors, whatever names arrive.
/// </summary>
internal sealed class EventClasses
{
    /// <summary>The class of names that only <c>*</c> matches.</summary>
    internal const int Unknown = 0;

    private readonly FrozenDictionary<string, int> classes;
    private readonly FrozenDictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> byPart;
    private readonly string[] descriptors;

    internal EventClasses(IEnumerable<string> normalized)
    {
        descriptors = [Any, .. normalized.Where(d => d != Any).Distinct(StringComparer.Ordinal)];
        classes = descriptors.Select((descriptor, index) => KeyValuePair.Create(descriptor, index))
            .ToFrozenDictionary(StringComparer.Ordinal);
        byPart = classes.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    internal int Count => descriptors.Length;

    internal const string Any = "*";

    /// <summary>
    /// Takes <c>.*</c> and a closing dot off, which mean nothing (SCXML 3.12.1); <c>.*</c> alone is <c>*</c> (its schema,
    /// EventTypes.datatype). Null: not a descriptor.
    /// </summary>
    internal static string? Normalize(string descriptor)
    {
        if (descriptor is Any or "." + Any)
        {
            return Any;
        }
        var name = descriptor.EndsWith(".*", StringComparison.Ordinal) ? descriptor[..^2] : descriptor.TrimEnd('.');
        return name.Length == 0 || name.Contains('*') || name.Split('.').Contains(string.Empty) ? null : name;
    }

    internal int Of(string eventName)
    {
        if (classes.TryGetValue(eventName, out var known))
        {
            return known;
        }
        var part = eventName.AsSpan();
        while (part.LastIndexOf('.') is var dot && dot >= 0)
        {
            part = part[..dot];
            if (byPart.TryGetValue(part, out known))
            {
                return known;
            }
        }
        return Unknown;
    }

    /// <summary>The classes that a transition with these descriptors answers, as bits.</summary>
    internal ulong[] AnsweredBy(IReadOnlyCollection<string> normalized)
    {
        var answered = new ulong[StateSet.WordsFor(Count)];
        for (var index = 0; index < descriptors.Length; index++)
        {
            if (normalized.Any(d => Matches(d, descriptors[index])))
            {
                StateSet.Add(answered, index);
            }
        }
        return answered;
    }

    private static bool Matches(string descriptor, string name) =>
        descriptor == Any
        || (name.StartsWith(descriptor, StringComparison.Ordinal)
            && (name.Length == descriptor.Length || name[descriptor.Length] == '.'));
}
