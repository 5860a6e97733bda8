using System.Globalization;
using System.Text;

namespace ChildProtection.Workflow.Cases.Attachments;

/// <summary>The name under which a file is kept and given out: nothing in it leads to a folder, hides an ending or runs on anybody's machine.</summary>
public static class SafeFileName
{
    private const string NotInNames = "<>:\"/\\|?*%;`$&'";
    private const string Otherwise = "file";

    /// <summary>Names that a Windows machine takes for a device.</summary>
    private static readonly HashSet<string> Devices =
        [.. new[] { "con", "prn", "aux", "nul" }.Concat(Enumerable.Range(0, 10).SelectMany(number => new[] { $"com{number}", $"lpt{number}" }))];

    /// <param name="given">As the browser named it; may be a path, may be anything.</param>
    /// <param name="kind">What the file is: its ending is made from it.</param>
    public static string Of(string? given, FileKind kind)
    {
        ArgumentNullException.ThrowIfNull(kind);
        var whole = (given ?? string.Empty).Normalize(NormalizationForm.FormC);
        var name = whole[(whole.LastIndexOfAny(['/', '\\']) + 1)..];
        var kept = new StringBuilder();
        foreach (var rune in name.EnumerateRunes())
        {
            if (Rune.GetUnicodeCategory(rune) is UnicodeCategory.SpaceSeparator)
            {
                kept.Append(' ');
            }
            // Controls and marks of direction among them: "gpj.exe" must not be read from right to left.
            else if (Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse
                or UnicodeCategory.OtherNotAssigned or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator) && !(rune.IsBmp && NotInNames.Contains((char)rune.Value)))
            {
                kept.Append(rune.ToString());
            }
        }
        var stem = Stem(string.Join(' ', kept.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries)).Trim(' ', '.', '-', '_'));
        stem = Cut(stem, AttachmentLimits.FileNameLettersMax - kind.Ending.Length).TrimEnd(' ', '.');
        return (stem.Length == 0 || Devices.Contains(stem.ToLowerInvariant()) ? Otherwise : stem) + kind.Ending;
    }

    /// <summary>Without what looks like endings: the real one is put behind it.</summary>
    private static string Stem(string name)
    {
        for (var dot = name.LastIndexOf('.'); dot > 0 && name.Length - dot is > 1 and <= 6 && name[(dot + 1)..].All(char.IsAsciiLetterOrDigit)
             && name[(dot + 1)..].Any(char.IsAsciiLetter); dot = name.LastIndexOf('.'))
        {
            name = name[..dot];
        }
        return name;
    }

    private static string Cut(string name, int max) => name.Length <= max ? name : name[..(char.IsHighSurrogate(name[max - 1]) ? max - 1 : max)];
}
