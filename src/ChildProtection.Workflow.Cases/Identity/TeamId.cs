namespace ChildProtection.Workflow.Cases.Identity;

/// <summary>A team of an authority. 1 and up within the authority; <c>default</c> is not a valid id.</summary>
public readonly record struct TeamId(int Value) : IParsable<TeamId>
{
    public static TeamId Parse(string s, IFormatProvider? provider) =>
        TryParse(s, provider, out var id) ? id : throw new FormatException($"'{s}' is not a team id: a whole number from 1.");

    public static bool TryParse(string? s, IFormatProvider? provider, out TeamId result)
    {
        var parsed = int.TryParse(s, System.Globalization.CultureInfo.InvariantCulture, out var value) && value >= 1;
        result = parsed ? new TeamId(value) : default;
        return parsed;
    }

    public override string ToString() => Value.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
