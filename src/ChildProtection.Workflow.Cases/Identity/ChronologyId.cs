namespace ChildProtection.Workflow.Cases.Identity;

/// <summary>One event of a child's chronology, whatever became of what is said of it. Opaque; never <see cref="Guid.Empty"/> once parsed.</summary>
public readonly record struct ChronologyId(Guid Value) : IParsable<ChronologyId>
{
    public static ChronologyId Parse(string s, IFormatProvider? provider) =>
        TryParse(s, provider, out var id) ? id : throw new FormatException($"'{s}' is not the id of an event.");

    public static bool TryParse(string? s, IFormatProvider? provider, out ChronologyId result)
    {
        var parsed = Guid.TryParse(s, provider, out var value) && value != Guid.Empty;
        result = parsed ? new ChronologyId(value) : default;
        return parsed;
    }

    public override string ToString() => Value.ToString("D");
}
