namespace ChildProtection.Workflow.Cases.Identity;

/// <summary>A file kept with a case. Opaque; never <see cref="Guid.Empty"/> once parsed.</summary>
public readonly record struct AttachmentId(Guid Value) : IParsable<AttachmentId>
{
    public static AttachmentId Parse(string s, IFormatProvider? provider) =>
        TryParse(s, provider, out var id) ? id : throw new FormatException($"'{s}' is not the id of an attachment.");

    public static bool TryParse(string? s, IFormatProvider? provider, out AttachmentId result)
    {
        var parsed = Guid.TryParse(s, provider, out var value) && value != Guid.Empty;
        result = parsed ? new AttachmentId(value) : default;
        return parsed;
    }

    public override string ToString() => Value.ToString("D");
}
