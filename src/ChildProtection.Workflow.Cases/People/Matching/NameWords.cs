using System.Collections.Frozen;

namespace ChildProtection.Workflow.Cases.People.Matching;

/// <summary>The words of a name that tell people apart: without what stands between names in many languages (ap, de, van, al), hyphens and apostrophes.</summary>
public static class NameWords
{
    /// <summary>Words of one name that count.</summary>
    public const int WordsMax = 3;

    private static readonly FrozenSet<string> Between = new[]
    {
        "ap", "ab", "ferch", "verch", "de", "da", "do", "dos", "das", "di", "del", "della", "la", "le", "van", "von", "der", "den", "ter", "bin", "ibn", "bint", "binte", "al", "el",
        "ul", "ur", "e", "y", "mac", "mc", "o", "st",
    }.ToFrozenSet(StringComparer.Ordinal);

    public static IReadOnlyList<string> Of(string name)
    {
        var words = BareName.Of(name.Replace('-', ' ').Replace('’', '\'').Replace("'", string.Empty, StringComparison.Ordinal))
            .Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(word => string.Concat(word.Where(char.IsLetter))).Where(word => word.Length > 0).ToList();
        var telling = words.Where(word => !Between.Contains(word)).ToList();
        return [.. (telling.Count > 0 ? telling : words).Take(WordsMax)];
    }
}
