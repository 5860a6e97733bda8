namespace ChildProtection.Workflow.Cases.Identity;

/// <summary>Whom or what a fact on file is about: a person (a child too) or a household. Opaque; never <see cref="Guid.Empty"/> once parsed.</summary>
public readonly record struct SubjectId(Guid Value) : IParsable<SubjectId>
{
    public static SubjectId Of(PersonId person) => new(person.Value);

    public static SubjectId Of(ChildId child) => new(child.Value);

    public static SubjectId Parse(string s, IFormatProvider? provider) =>
        TryParse(s, provider, out var id) ? id : throw new FormatException($"'{s}' is not the id of a person or household.");

    public static bool TryParse(string? s, IFormatProvider? provider, out SubjectId result)
    {
        var parsed = Guid.TryParse(s, provider, out var value) && value != Guid.Empty;
        result = parsed ? new SubjectId(value) : default;
        return parsed;
    }

    public override string ToString() => Value.ToString("D");
}
