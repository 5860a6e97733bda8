namespace ChildProtection.Workflow.Cases.Identity;

/// <summary>A local authority, the tenant: every table leads with it. 1 to <see cref="Max"/>; <c>default</c> is not a valid id.</summary>
public readonly record struct AuthorityId(int Value) : IParsable<AuthorityId>
{
    /// <summary>The largest id: more than there are local authorities in England and Wales, many times over.</summary>
    public const int Max = 99_999;

    public static AuthorityId Parse(string s, IFormatProvider? provider) =>
        TryParse(s, provider, out var id) ? id : throw new FormatException($"'{s}' is not an authority id: a whole number from 1 to {Max}.");

    public static bool TryParse(string? s, IFormatProvider? provider, out AuthorityId result)
    {
        var parsed = int.TryParse(s, System.Globalization.CultureInfo.InvariantCulture, out var value) && value is >= 1 and <= Max;
        result = parsed ? new AuthorityId(value) : default;
        return parsed;
    }

    public override string ToString() => Value.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
