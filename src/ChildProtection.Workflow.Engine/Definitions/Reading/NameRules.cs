using ChildProtection.Workflow.Engine.Definitions.Sources;
using ChildProtection.Workflow.Engine.Diagnostics;
using ChildProtection.Workflow.Engine.Texts;

namespace ChildProtection.Workflow.Engine.Definitions.Reading;

/// <summary>What may be a name.</summary>
internal static class NameRules
{
    /// <summary>The longest name, in characters: names become columns of lists and parts of paths.</summary>
    public const int NameLengthMax = 64;

    /// <summary>Words of the expression language; a fact or a code of that name could not be read.</summary>
    public static readonly IReadOnlySet<string> Reserved = new HashSet<string>(StringComparer.Ordinal)
    {
        "and", "or", "not", "in", "includes", "if", "then", "else", "where", "yes", "no", "unknown", "today", "now", "actor",
        "parameter", "answer", "record", "signal",
    };

    /// <summary>What every record has besides its fields.</summary>
    public static readonly IReadOnlySet<string> OfEveryRecord =
        new HashSet<string>(StringComparer.Ordinal) { "on", "recorded", "recorded_by", "id" };

    public static bool Check(string name, SourcePlace place, Findings findings, bool dotted = false)
    {
        if (!IsName(name) || (!dotted && name.Contains('.', StringComparison.Ordinal)) || name.Length > NameLengthMax)
        {
            var dots = dotted ? ", with dots between its parts" : "";
            findings.Error(
                LanguageCodes.BadName, place, $"'{name}' cannot be a name.",
                $"Use a letter first, then letters, digits and underscores{dots}: at most {NameLengthMax} characters.");
            return false;
        }
        if (Reserved.Contains(name))
        {
            findings.Error(LanguageCodes.ReservedName, place, $"'{name}' is a word of the language itself.", $"Use another name, such as '{name}_'.");
            return false;
        }
        return true;
    }

    /// <summary>The name in words, for where no title is asked for: <c>core_group</c> is "Core group".</summary>
    public static LocalizedText InWords(string name)
    {
        var words = name.Replace('_', ' ').Replace('.', ' ');
        return LocalizedText.Of(words.Length == 0 ? words : char.ToUpperInvariant(words[0]) + words[1..]);
    }

    public static bool IsName(string text) => text.Split('.').All(IsPart);

    private static bool IsPart(string part) =>
        part.Length > 0 && char.IsAsciiLetter(part[0]) && part.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '_');
}
