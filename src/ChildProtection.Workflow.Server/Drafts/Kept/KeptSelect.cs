using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace ChildProtection.Workflow.Server.Drafts.Kept;

/// <summary>A list of choices in a form that is kept.</summary>
[HtmlTargetElement("select", Attributes = "name")]
public sealed class KeptSelect : TagHelper
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
        form.Select = name;
        output.Content.SetHtmlContent(await output.GetChildContentAsync());
        form.Select = null;
    }
}
