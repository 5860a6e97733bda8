using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace ChildProtection.Workflow.Server.Drafts.Kept;

/// <summary>An option of a list of choices is chosen when it was chosen before.</summary>
[HtmlTargetElement("option", Attributes = "value")]
public sealed class KeptOption : TagHelper
{
    [HtmlAttributeNotBound]
    [ViewContext]
    public ViewContext View { get; set; } = null!;

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(output);
        if (KeptForm.Of(View.HttpContext) is not { Select: { } select } form)
        {
            return;
        }
        var value = KeptWords.Attribute(context.AllAttributes, "value") ?? string.Empty;
        var words = await output.GetChildContentAsync();
        form.Option(select, value, KeptWords.Text(words).Trim());
        output.Content.SetHtmlContent(words);
        if (await form.Kept() is { } kept)
        {
            output.Attributes.RemoveAll("selected");
            if (kept.One(select) == value)
            {
                output.Attributes.Add(new TagHelperAttribute("selected"));
            }
        }
    }
}
