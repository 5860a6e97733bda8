namespace ChildProtection.Workflow.Cases.Identity;

/// <summary>Somebody who is not the child of the case: a parent, carer, relative, or other. Opaque; never <see cref="Guid.Empty"/> once parsed.</summary>
public readonly record struct PersonId(Guid Value) : IParsable<PersonId>
{
    public static PersonId Parse(string s, IFormatProvider? provider) =>
        TryParse(s, provider, out var id) ? id : throw new FormatException($"'{s}' is not a person id.");

    public static bool TryParse(string? s, IFormatProvider? provider, out PersonId result)
    {
        var parsed = Guid.TryParse(s, provider, out var value) && value != Guid.Empty;
        result = parsed ? new PersonId(value) : default;
        return parsed;
    }

    public override string ToString() => Value.ToString("D");
}
