namespace ChildProtection.Workflow.Cases.Identity;

/// <summary>One absence of somebody on the staff. Opaque; never <see cref="Guid.Empty"/> once parsed.</summary>
public readonly record struct AbsenceId(Guid Value) : IParsable<AbsenceId>
{
    public static AbsenceId Parse(string s, IFormatProvider? provider) =>
        TryParse(s, provider, out var id) ? id : throw new FormatException($"'{s}' is not the id of an absence.");

    public static bool TryParse(string? s, IFormatProvider? provider, out AbsenceId result)
    {
        var parsed = Guid.TryParse(s, provider, out var value) && value != Guid.Empty;
        result = parsed ? new AbsenceId(value) : default;
        return parsed;
    }

    public override string ToString() => Value.ToString("D");
}
