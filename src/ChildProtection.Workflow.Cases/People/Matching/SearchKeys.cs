using NodaTime;
using NodaTime.Text;

namespace ChildProtection.Workflow.Cases.People.Matching;

/// <summary>
/// The keys by which somebody is found: stored as rows with an index, so that nobody's search reads everybody. Each key gathers those who may be alike in one way;
/// who is, <see cref="Likeness"/> says of the few that are found.
/// </summary>
public static class SearchKeys
{
    /// <summary>Keys that one question asks for.</summary>
    public const int AskedMax = 600;

    /// <summary>Of somebody on file.</summary>
    public static IReadOnlySet<string> Stored(PersonSketch person)
    {
        var keys = new HashSet<string>(StringComparer.Ordinal);
        foreach (var called in person.Names)
        {
            var (given, family) = (NameWords.Of(called.Given), NameWords.Of(called.Family));
            keys.UnionWith(given.Concat(family).Select(word => $"w:{word}"));
            keys.UnionWith(given.Concat(family).SelectMany(NameSounds.Of).Select(sound => $"s:{sound}"));
            keys.UnionWith(Pairs(given, family));
            keys.UnionWith(Halves(given, family));
            if (person.BornOn is { } born)
            {
                keys.UnionWith(given.Concat(family).SelectMany(NameSounds.Of).Select(sound => Dated(born, sound)));
            }
            if (person.ExpectedOn is { } expected)
            {
                keys.UnionWith(given.Concat(family).SelectMany(NameSounds.Of).Select(sound => Awaited(expected, sound)));
            }
        }
        if (person.BornOn is { } day)
        {
            keys.Add($"b:{Iso(day)}");
        }
        if (person.NhsNumber is { } number)
        {
            keys.Add($"h:{number}");
        }
        return keys;
    }

    /// <summary>Of somebody who may be on file: those who are like them have one of these.</summary>
    public static IReadOnlyList<string> ForDuplicates(PersonSketch wanted)
    {
        var keys = new HashSet<string>(StringComparer.Ordinal);
        if (wanted.NhsNumber is { } number)
        {
            keys.Add($"h:{number}");
        }
        foreach (var called in wanted.Names)
        {
            var (given, family) = (NameWords.Of(called.Given), NameWords.Of(called.Family));
            keys.UnionWith(Pairs(given, family));
            keys.UnionWith(Halves(given, family));
            var sounds = given.Concat(family).SelectMany(NameSounds.Of).Distinct().ToList();
            if (wanted.BornOn is { } born)
            {
                keys.UnionWith(sounds.Select(sound => Dated(born, sound)));
                keys.UnionWith(Near(born).SelectMany(month => sounds.Select(sound => Awaited(month, sound))));
                keys.UnionWith(BirthDates.Slips(born).SelectMany(slip => sounds.Select(sound => Dated(slip, sound))));
            }
            if (wanted.ExpectedOn is { } expected)
            {
                keys.UnionWith(Near(expected).SelectMany(month => sounds.Select(sound => Awaited(month, sound))));
                keys.UnionWith(family.Take(1).SelectMany(NameSounds.Of).SelectMany(sound =>
                    Enumerable.Range(-Likeness.ExpectedDaysMax, (2 * Likeness.ExpectedDaysMax) + 1).Select(days => Dated(expected.PlusDays(days), sound))));
            }
        }
        return [.. keys.Take(AskedMax)];
    }

    /// <summary>Of everybody in any of whose names a word is written or said so.</summary>
    public static IReadOnlyList<string> OfWord(string word) => [$"w:{word}", .. NameSounds.Of(word).Select(sound => $"s:{sound}")];

    public static string OfDate(LocalDate born) => $"b:{Iso(born)}";

    public static string OfNhsNumber(string digits) => $"h:{digits}";

    /// <summary>Given and family name as they sound, in either order.</summary>
    private static IEnumerable<string> Pairs(IReadOnlyList<string> given, IReadOnlyList<string> family) =>
        from one in given.SelectMany(NameSounds.Of).Distinct()
        from other in family.SelectMany(NameSounds.Of).Distinct()
        select string.CompareOrdinal(one, other) <= 0 ? $"p:{one}|{other}" : $"p:{other}|{one}";

    /// <summary>One name as it is written and how the other begins: what is left when the other is misspelled.</summary>
    private static IEnumerable<string> Halves(IReadOnlyList<string> given, IReadOnlyList<string> family) =>
        given.SelectMany(one => family.SelectMany(other => new[] { $"g:{one}|{other[0]}", $"g:{other}|{one[0]}" }));

    private static IEnumerable<LocalDate> Near(LocalDate day) =>
        new[] { -Likeness.ExpectedDaysMax, 0, Likeness.ExpectedDaysMax }.Select(days => day.PlusDays(days)).DistinctBy(near => (near.Year, near.Month));

    private static string Dated(LocalDate born, string sound) => $"d:{Iso(born)}|{sound}";

    private static string Awaited(LocalDate expected, string sound) => $"e:{expected.Year:D4}-{expected.Month:D2}|{sound}";

    private static string Iso(LocalDate day) => LocalDatePattern.Iso.Format(day);
}
