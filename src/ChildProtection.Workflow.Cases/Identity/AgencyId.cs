namespace ChildProtection.Workflow.Cases.Identity;

/// <summary>A partner agency, by the short name its queue and account carry: lower-case letters, digits and hyphens, 2 to 40 characters, such as <c>riverside-health</c>.</summary>
public readonly record struct AgencyId(string Value) : IParsable<AgencyId>
{
    private const int LengthMax = 40;

    public static AgencyId Parse(string s, IFormatProvider? provider) =>
        TryParse(s, provider, out var id) ? id : throw new FormatException($"'{s}' is not an agency id: 2 to {LengthMax} lower-case letters, digits and hyphens.");

    public static bool TryParse(string? s, IFormatProvider? provider, out AgencyId result)
    {
        var parsed = s is { Length: >= 2 and <= LengthMax }
            && char.IsAsciiLetterLower(s[0])
            && s.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-');
        result = parsed ? new AgencyId(s!) : default;
        return parsed;
    }

    public override string ToString() => Value;
}
