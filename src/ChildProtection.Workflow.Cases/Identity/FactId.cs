namespace ChildProtection.Workflow.Cases.Identity;

/// <summary>One entry of the file of people: a value that held from one day to another, as somebody recorded it. Opaque; never <see cref="Guid.Empty"/> once parsed.</summary>
public readonly record struct FactId(Guid Value) : IParsable<FactId>
{
    public static FactId Parse(string s, IFormatProvider? provider) =>
        TryParse(s, provider, out var id) ? id : throw new FormatException($"'{s}' is not the id of a fact.");

    public static bool TryParse(string? s, IFormatProvider? provider, out FactId result)
    {
        var parsed = Guid.TryParse(s, provider, out var value) && value != Guid.Empty;
        result = parsed ? new FactId(value) : default;
        return parsed;
    }

    public override string ToString() => Value.ToString("D");
}
