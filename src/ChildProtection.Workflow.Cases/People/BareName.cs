using System.Collections.Frozen;
using System.Globalization;

namespace ChildProtection.Workflow.Cases.People;

/// <summary>
/// A name without accents, so that Siân is found who was typed as Sian. By a table of its own: the server runs without the data of cultures, in which
/// taking letters and accents apart does nothing.
/// </summary>
public static class BareName
{
    private static readonly FrozenDictionary<char, char> Letters = new (char Letter, string Accented)[]
    {
        ('a', "àáâãäåāăą"), ('c', "çćĉċč"), ('d', "ďđ"), ('e', "èéêëēĕėęě"), ('g', "ĝğġģ"), ('h', "ĥħ"), ('i', "ìíîïĩīĭįı"), ('j', "ĵ"), ('k', "ķ"), ('l', "ĺļľŀł"),
        ('n', "ñńņň"), ('o', "òóôõöøōŏő"), ('r', "ŕŗř"), ('s', "śŝşšș"), ('t', "ţťŧț"), ('u', "ùúûüũūŭůűų"), ('w', "ŵẁẃẅ"), ('y', "ýÿŷỳ"), ('z', "źżž"),
    }.SelectMany(group => group.Accented.Select(accented => (accented, group.Letter))).ToFrozenDictionary(pair => pair.accented, pair => pair.Letter);

    /// <summary>In small letters; of several spaces, and of those around it, none counts.</summary>
    public static string Of(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        var letters = name.ToLowerInvariant()
            .Where(letter => CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark)
            .Select(letter => Letters.GetValueOrDefault(letter, letter));
        return string.Join(' ', string.Concat(letters).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }
}
