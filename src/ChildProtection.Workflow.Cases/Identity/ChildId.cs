namespace ChildProtection.Workflow.Cases.Identity;

/// <summary>A child, born or not yet. The same child may have several cases (episodes) over the years. Opaque; never <see cref="Guid.Empty"/> once parsed.</summary>
public readonly record struct ChildId(Guid Value) : IParsable<ChildId>
{
    public static ChildId Parse(string s, IFormatProvider? provider) =>
        TryParse(s, provider, out var id) ? id : throw new FormatException($"'{s}' is not a child id.");

    public static bool TryParse(string? s, IFormatProvider? provider, out ChildId result)
    {
        var parsed = Guid.TryParse(s, provider, out var value) && value != Guid.Empty;
        result = parsed ? new ChildId(value) : default;
        return parsed;
    }

    public override string ToString() => Value.ToString("D");
}
