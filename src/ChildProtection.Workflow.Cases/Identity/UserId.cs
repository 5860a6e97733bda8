namespace ChildProtection.Workflow.Cases.Identity;

/// <summary>Somebody who signs in: staff of an authority. Opaque; never <see cref="Guid.Empty"/> once parsed.</summary>
public readonly record struct UserId(Guid Value) : IParsable<UserId>
{
    public static UserId Parse(string s, IFormatProvider? provider) =>
        TryParse(s, provider, out var id) ? id : throw new FormatException($"'{s}' is not a user id.");

    public static bool TryParse(string? s, IFormatProvider? provider, out UserId result)
    {
        var parsed = Guid.TryParse(s, provider, out var value) && value != Guid.Empty;
        result = parsed ? new UserId(value) : default;
        return parsed;
    }

    public override string ToString() => Value.ToString("D");
}
