namespace ChildProtection.Workflow.Cases.Identity;

/// <summary>Files of an earlier system that were uploaded, and what became of them. Opaque; never <see cref="Guid.Empty"/> once parsed.</summary>
public readonly record struct ImportRunId(Guid Value) : IParsable<ImportRunId>
{
    public static ImportRunId Parse(string s, IFormatProvider? provider) =>
        TryParse(s, provider, out var id) ? id : throw new FormatException($"'{s}' is not the id of a run.");

    public static bool TryParse(string? s, IFormatProvider? provider, out ImportRunId result)
    {
        var parsed = Guid.TryParse(s, provider, out var value) && value != Guid.Empty;
        result = parsed ? new ImportRunId(value) : default;
        return parsed;
    }

    public override string ToString() => Value.ToString("D");
}
