namespace ChildProtection.Workflow.Cases.Identity;

/// <summary>A family group: children scheduled together. Never holds facts of one child. Opaque; never <see cref="Guid.Empty"/> once parsed.</summary>
public readonly record struct FamilyId(Guid Value) : IParsable<FamilyId>
{
    public static FamilyId Parse(string s, IFormatProvider? provider) =>
        TryParse(s, provider, out var id) ? id : throw new FormatException($"'{s}' is not a family id.");

    public static bool TryParse(string? s, IFormatProvider? provider, out FamilyId result)
    {
        var parsed = Guid.TryParse(s, provider, out var value) && value != Guid.Empty;
        result = parsed ? new FamilyId(value) : default;
        return parsed;
    }

    public override string ToString() => Value.ToString("D");
}
