namespace ChildProtection.Workflow.Cases.Identity;

/// <summary>Somebody on file: a child, a parent, a carer, a relative, or other. A child's is the value of its <see cref="ChildId"/>. Opaque; never <see cref="Guid.Empty"/> once parsed.</summary>
public readonly record struct PersonId(Guid Value) : IParsable<PersonId>
{
    public static PersonId Of(ChildId child) => new(child.Value);

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
