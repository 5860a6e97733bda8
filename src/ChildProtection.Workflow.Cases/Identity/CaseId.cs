namespace ChildProtection.Workflow.Cases.Identity;

/// <summary>One child's episode of work: the thing that a definition runs. Opaque; never <see cref="Guid.Empty"/> once parsed.</summary>
public readonly record struct CaseId(Guid Value) : IParsable<CaseId>
{
    public static CaseId Parse(string s, IFormatProvider? provider) =>
        TryParse(s, provider, out var id) ? id : throw new FormatException($"'{s}' is not a case id.");

    public static bool TryParse(string? s, IFormatProvider? provider, out CaseId result)
    {
        var parsed = Guid.TryParse(s, provider, out var value) && value != Guid.Empty;
        result = parsed ? new CaseId(value) : default;
        return parsed;
    }

    public override string ToString() => Value.ToString("D");
}
