using System.Numerics;

namespace ChildProtection.Workflow.Engine.Charts;

/// <summary>Sets of states as bits, 64 states a word. A state's bit is its place in document order, so ascending bits are entry order.</summary>
internal static class StateSet
{
    internal static int WordsFor(int count) => (count + 63) >> 6;

    internal static bool Has(ReadOnlySpan<ulong> set, int state) => (set[state >> 6] >> state & 1) != 0;

    internal static void Add(Span<ulong> set, int state) => set[state >> 6] |= 1UL << state;

    internal static void Remove(Span<ulong> set, int state) => set[state >> 6] &= ~(1UL << state);

    internal static bool Intersects(ReadOnlySpan<ulong> a, ReadOnlySpan<ulong> b)
    {
        for (var word = 0; word < a.Length; word++)
        {
            if ((a[word] & b[word]) != 0)
            {
                return true;
            }
        }
        return false;
    }

    internal static bool IsEmpty(ReadOnlySpan<ulong> set) => set.IndexOfAnyExcept(0UL) < 0;

    internal static int Count(ReadOnlySpan<ulong> set)
    {
        var count = 0;
        foreach (var word in set)
        {
            count += BitOperations.PopCount(word);
        }
        return count;
    }

    internal static void UnionWith(Span<ulong> set, ReadOnlySpan<ulong> other)
    {
        for (var word = 0; word < set.Length; word++)
        {
            set[word] |= other[word];
        }
    }

    internal static void Intersection(ReadOnlySpan<ulong> a, ReadOnlySpan<ulong> b, Span<ulong> result)
    {
        for (var word = 0; word < result.Length; word++)
        {
            result[word] = a[word] & b[word];
        }
    }

    /// <summary>The states of the set in document order. For tools and messages; a step walks the words.</summary>
    internal static int[] Members(ReadOnlySpan<ulong> set)
    {
        var members = new int[Count(set)];
        var at = 0;
        for (var word = 0; word < set.Length; word++)
        {
            for (var bits = set[word]; bits != 0; bits &= bits - 1)
            {
                members[at++] = (word << 6) + BitOperations.TrailingZeroCount(bits);
            }
        }
        return members;
    }
}
