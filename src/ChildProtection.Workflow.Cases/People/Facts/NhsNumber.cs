namespace ChildProtection.Workflow.Cases.People.Facts;

/// <summary>The number by which the NHS knows somebody: nine digits and a tenth that proves them (NHS Data Model and Dictionary, modulus 11).</summary>
public static class NhsNumber
{
    private const int Digits = 10;
    private const int Modulus = 11;

    /// <summary>The ten digits, without the spaces that people write; null when it is none.</summary>
    public static string? Normalised(string text)
    {
        var digits = string.Concat(text.Where(letter => !char.IsWhiteSpace(letter) && letter != '-'));
        return digits.Length == Digits && digits.All(char.IsAsciiDigit) && CheckDigit(digits) == digits[^1] - '0' ? digits : null;
    }

    /// <summary>As it is written: 943 476 5919.</summary>
    public static string Spaced(string digits) => digits.Length == Digits ? $"{digits[..3]} {digits[3..6]} {digits[6..]}" : digits;

    /// <summary>10 proves nothing: no such number is given out.</summary>
    private static int CheckDigit(string digits)
    {
        var sum = digits.Take(Digits - 1).Select((digit, index) => (digit - '0') * (Digits - index)).Sum();
        return (Modulus - (sum % Modulus)) % Modulus;
    }
}
