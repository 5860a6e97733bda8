using System.Net;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace ChildProtection.Workflow.Server.Drafts.Kept;

/// <summary>What an element of a page says, as text.</summary>
public static class KeptWords
{
    /// <summary>Null: the element has no such attribute.</summary>
    public static string? Attribute(ReadOnlyTagHelperAttributeList attributes, string name) =>
        attributes.TryGetAttribute(name, out var attribute) ? Text(attribute.Value) : null;

    public static string Text(object? content)
    {
        if (content is not IHtmlContent html)
        {
            return content?.ToString() ?? string.Empty;
        }
        using var written = new StringWriter();
        html.WriteTo(written, HtmlEncoder.Default);
        return WebUtility.HtmlDecode(written.ToString());
    }
}
