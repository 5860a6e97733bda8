using System.Collections.Frozen;
using System.Text;

namespace ChildProtection.Workflow.Cases.People.Matching;

/// <summary>
/// What a name sounds like, so that Siân is found who was typed as Sharn or Shan, and Gruffydd as Griffith. After the idea of the double metaphone: consonants in
/// classes, vowels only at the beginning; with rules of its own for names that are written by the rules of Welsh, Irish, Polish, Arabic and Turkish as they come
/// through English ears. Where letters are said in two ways a name has two sounds or more. Too much alike is meant: who is likely is decided by <see cref="Likeness"/>.
/// </summary>
public static class NameSounds
{
    /// <summary>Letters of a sound that count; names of that length differ at their beginnings.</summary>
    public const int LettersMax = 8;

    /// <summary>Ways in which one name is said that are kept.</summary>
    public const int WaysMax = 4;

    /// <summary>Letters that begin a name and are said as nothing, or as something else, and letters within it; the longest that fits is taken. Several: said in either way.</summary>
    private static readonly FrozenDictionary<string, string[]> First = Rules(
        "kn n", "gn n", "wr r", "ps s", "pt t", "rh r", "wh w", "w w f", "y a", "h h a", "j j a", "x s", "ng n", "ll l", "ieu a", "iw a", "ia a", "ie a", "io a", "gh g", "hs s", "zh s j");

    private static readonly FrozenDictionary<string, string[]> Within = Rules(
        "tch x", "sch s", "sh s", "ch x k", "cz x", "sz s", "rz s", "zh s", "zs s", "ts s", "tz s", "ph f", "ff f", "bh f", "mh f", "fh -", "dd t", "dh t -", "th t", "gh - g",
        "ght t", "ck k", "cqu k", "qu k", "ce s k", "ci s k", "cy s k", "ge j g", "gi j g", "gy j g", "dge j", "dj j", "x ks", "ll l", "rr r", "mm m", "nn n",
        "b b", "c k", "d t", "f f", "g g", "h -", "j j", "k k", "l l", "m m", "n n", "p p", "q k", "r r", "s s", "t t", "v f", "w -", "y -", "z s");

    private const int RuleLettersMax = 3;
    private const string Silent = "-";
    private const string SilentMark = ".";
    private const string Vowels = "aeiou";

    /// <summary>The ways in which one word of a name is said; the word itself where it is written in letters that no rule speaks of.</summary>
    /// <param name="bare">Small letters without accents: <see cref="BareName.Of"/>.</param>
    public static IReadOnlyList<string> Of(string bare)
    {
        ArgumentNullException.ThrowIfNull(bare);
        var letters = string.Concat(bare.Where(char.IsLetter));
        if (letters.Length == 0 || !letters.All(char.IsAsciiLetterLower))
        {
            return letters.Length == 0 ? [] : [letters[..Math.Min(letters.Length, LettersMax)]];
        }
        List<StringBuilder> ways = [new()];
        for (var at = 0; at < letters.Length;)
        {
            var (taken, said) = Next(letters, at);
            ways = Say(ways, said);
            at += taken;
        }
        return [.. ways.Select(Squeezed).Where(sound => sound.Length > 0).Distinct().Order(StringComparer.Ordinal)];
    }

    /// <summary>How many letters are said together from there on, and how.</summary>
    private static (int Taken, string[] Said) Next(string letters, int at)
    {
        for (var length = Math.Min(RuleLettersMax, letters.Length - at); length > 0; length--)
        {
            var some = letters.Substring(at, length);
            if (at == 0 && First.TryGetValue(some, out var first))
            {
                return (length, first);
            }
            if (Within.TryGetValue(some, out var said))
            {
                // The vowel that makes c and g soft is said by itself.
                return (length > 1 && Vowels.Contains(some[^1]) ? length - 1 : length, said);
            }
        }
        return (1, at == 0 ? ["a"] : [Silent]);
    }

    private static List<StringBuilder> Say(List<StringBuilder> ways, string[] said)
    {
        if (said.Length == 1 || ways.Count * said.Length > WaysMax)
        {
            ways.ForEach(way => Append(way, said[0]));
            return ways;
        }
        return
        [
            .. ways.SelectMany(way => said.Select(each =>
            {
                var next = new StringBuilder(way.ToString());
                Append(next, each);
                return next;
            })),
        ];
    }

    private static void Append(StringBuilder way, string sound) => way.Append(sound == Silent ? SilentMark : sound);

    /// <summary>Of equal sounds in a row, one; those with a vowel between them stay two. Then without what is silent.</summary>
    private static string Squeezed(StringBuilder way)
    {
        var said = way.ToString();
        var sound = string.Concat(said.Where((letter, at) => letter != SilentMark[0] && (at == 0 || said[at - 1] != letter)));
        return sound[..Math.Min(sound.Length, LettersMax)];
    }

    private static FrozenDictionary<string, string[]> Rules(params string[] rules) =>
        rules.Select(rule => rule.Split(' ')).ToFrozenDictionary(rule => rule[0], rule => rule[1..], StringComparer.Ordinal);
}
