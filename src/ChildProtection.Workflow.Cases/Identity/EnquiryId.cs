namespace ChildProtection.Workflow.Cases.Identity;

/// <summary>An enquiry to the register. Of version 7, in order of time, once given out by the product.</summary>
public readonly record struct EnquiryId(Guid Value) : IParsable<EnquiryId>
{
    public static EnquiryId Parse(string s, IFormatProvider? provider) =>
        TryParse(s, provider, out var id) ? id : throw new FormatException($"'{s}' is not the id of an enquiry.");

    public static bool TryParse(string? s, IFormatProvider? provider, out EnquiryId result)
    {
        var parsed = Guid.TryParse(s, provider, out var value) && value != Guid.Empty;
        result = parsed ? new EnquiryId(value) : default;
        return parsed;
    }

    public override string ToString() => Value.ToString("D");
}
