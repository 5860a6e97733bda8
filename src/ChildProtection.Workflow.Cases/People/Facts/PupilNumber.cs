namespace ChildProtection.Workflow.Cases.People.Facts;

/// <summary>A unique pupil number: a letter and twelve digits, of which a temporary number's last is a letter.</summary>
public static class PupilNumber
{
    private const int Letters = 13;

    /// <summary>In capitals, without spaces; null when it is none.</summary>
    public static string? Normalised(string text)
    {
        var number = string.Concat(text.Where(letter => !char.IsWhiteSpace(letter))).ToUpperInvariant();
        return number.Length == Letters && char.IsAsciiLetterUpper(number[0]) && number[1..^1].All(char.IsAsciiDigit) && char.IsAsciiLetterOrDigit(number[^1])
            ? number
            : null;
    }
}
