using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace ChildProtection.Workflow.Server.Drafts.Kept;

/// <summary>A text of a form that is kept holds what was typed before.</summary>
[HtmlTargetElement("textarea", Attributes = "name")]
public sealed class KeptTextArea : TagHelper
{
    [HtmlAttributeNotBound]
    [ViewContext]
    public ViewContext View { get; set; } = null!;

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(output);
        if (KeptForm.Of(View.HttpContext) is not { } form || KeptWords.Attribute(context.AllAttributes, "name") is not { Length: > 0 } name)
        {
            return;
        }
        form.Field(name, KeptWords.Attribute(context.AllAttributes, "id"));
        form.HasWords = true;
        if (await form.Kept() is { } kept)
        {
            output.Content.SetHtmlContent("\n").Append(kept.One(name) ?? string.Empty); // a browser leaves out the first line break
        }
    }
}
