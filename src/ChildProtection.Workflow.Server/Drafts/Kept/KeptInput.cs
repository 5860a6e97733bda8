using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace ChildProtection.Workflow.Server.Drafts.Kept;

/// <summary>A field of a form that is kept holds what was typed or chosen before.</summary>
[HtmlTargetElement("input", Attributes = "name", TagStructure = TagStructure.WithoutEndTag)]
public sealed class KeptInput : TagHelper
{
    /// <summary>Hidden fields that say what somebody saw when they typed: what was kept was typed on that.</summary>
    private static readonly string[] Seen = ["seen", "version"];

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
        var (id, value) = (KeptWords.Attribute(context.AllAttributes, "id"), KeptWords.Attribute(context.AllAttributes, "value"));
        switch (KeptWords.Attribute(context.AllAttributes, "type") ?? "text")
        {
            case "hidden":
                await Hidden(form, output, name, value);
                break;
            case "radio" or "checkbox":
                form.Choice(name, id, value ?? "on");
                if (await form.Kept() is { } chosen)
                {
                    output.Attributes.RemoveAll("checked");
                    if (chosen.All(name).Contains(value ?? "on"))
                    {
                        output.Attributes.Add(new TagHelperAttribute("checked"));
                    }
                }
                break;
            case "file" or "password" or "submit" or "button":
                break;
            case var kind:
                form.Field(name, id);
                form.HasWords |= kind is "text" or "search" or "email" or "tel";
                if (await form.Kept() is { } typed)
                {
                    output.Attributes.SetAttribute("value", typed.One(name) ?? string.Empty);
                }
                break;
        }
    }

    private async Task Hidden(KeptForm form, TagHelperOutput output, string name, string? value)
    {
        form.IsKeptByPage |= name == DraftFields.Ticket;
        if (name == "command" && Guid.TryParse(value, out var command))
        {
            form.Command = command;
        }
        // A page that answers what was just sent shows the newest state: that is what the next sending is held against.
        if (Seen.Contains(name) && HttpMethods.IsGet(View.HttpContext.Request.Method) && (await form.Kept())?.One(name) is { } seen)
        {
            output.Attributes.SetAttribute("value", seen);
        }
    }
}
