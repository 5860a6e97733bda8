using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace ChildProtection.Workflow.Server.Drafts.Kept;

/// <summary>What the fields of a form that is kept are called, so that two versions can be told apart in its own words.</summary>
[HtmlTargetElement("fieldset")]
[HtmlTargetElement("legend")]
[HtmlTargetElement("label", Attributes = "for")]
public sealed partial class KeptNames : TagHelper
{
    [HtmlAttributeNotBound]
    [ViewContext]
    public ViewContext View { get; set; } = null!;

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(output);
        if (KeptForm.Of(View.HttpContext) is not { } form)
        {
            return;
        }
        var isGroup = context.TagName == "fieldset";
        if (isGroup)
        {
            form.Enter();
        }
        var content = await output.GetChildContentAsync();
        output.Content.SetHtmlContent(content);
        if (isGroup)
        {
            form.Leave();
        }
        else if (context.TagName == "legend")
        {
            form.Legend(Plain(content));
        }
        else
        {
            form.Label(KeptWords.Attribute(context.AllAttributes, "for") ?? string.Empty, Plain(content));
        }
    }

    private static string Plain(TagHelperContent content) => Space().Replace(Tag().Replace(KeptWords.Text(content), " "), " ").Trim();

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tag();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Space();
}
