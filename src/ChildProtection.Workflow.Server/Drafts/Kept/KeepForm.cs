using ChildProtection.Workflow.Server.Texts;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.AspNetCore.WebUtilities;

namespace ChildProtection.Workflow.Server.Drafts.Kept;

/// <summary>
/// Keeps every form into which somebody types words, unless it says <c>kept="false"</c>: as it was left, it stands when its page is opened again. Pages
/// whose form is more than its fields keep it by themselves.
/// </summary>
[HtmlTargetElement("form", Attributes = "[method='post']")]
public sealed class KeepForm(DraftDesk drafts, IHtmlHelper html, Words words) : TagHelper
{
    private static readonly object PlacesOfThePage = new();

    /// <summary>After the framework has given the form its address and its token, before it has its fields written.</summary>
    public override int Order => -950;

    /// <summary>False: what is typed is not worth keeping, or may not be.</summary>
    public bool Kept { get; set; } = true;

    /// <summary>What tells the form from others of its page that are sent to the same address.</summary>
    public string? About { get; set; }

    [HtmlAttributeNotBound]
    [ViewContext]
    public ViewContext View { get; set; } = null!;

    private HttpContext Http => View.HttpContext;

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(output);
        if (!Kept || Http.User.Identity is not { IsAuthenticated: true } || Place(context) is not { } place)
        {
            return;
        }
        var form = new KeptForm(async () => (await drafts.Begin(place, Guid.NewGuid(), Http.RequestAborted)).Kept);
        KeptForm.Set(Http, form);
        TagHelperContent content;
        try
        {
            content = await output.GetChildContentAsync();
        }
        finally
        {
            KeptForm.Set(Http, null);
        }
        output.Content.SetHtmlContent(content);
        if (!form.HasWords || form.IsKeptByPage)
        {
            return;
        }
        OnlyOneOf(place);
        ((IViewContextAware)html).Contextualize(View);
        var draft = await drafts.Begin(place, form.Command ?? Guid.NewGuid(), Http.RequestAborted);
        if (draft is { Kept: { } one, Other: { } other })
        {
            output.SuppressOutput();
            output.PostElement.SetHtmlContent(await html.PartialAsync("_DraftConflict", new DraftConflictView(draft, form.Differences(one, other, words["draft.nothing_typed"]))));
            return;
        }
        output.PreContent.AppendHtml(await html.PartialAsync("_Draft", draft));
        output.PostContent.AppendHtml(await html.PartialAsync("_DraftStatus", draft));
    }

    /// <summary>Null when its address is longer than one that is kept.</summary>
    private DraftPlace.Page? Place(TagHelperContext context)
    {
        var action = KeptWords.Attribute(context.AllAttributes, "action") ?? string.Empty;
        var handler = KeptWords.Attribute(context.AllAttributes, "asp-page-handler")
            ?? (action.Split('?', 2) is [_, var query] && QueryHelpers.ParseQuery(query).TryGetValue("handler", out var named) ? named.ToString() : null);
        var key = string.Join('-', new[] { handler, About }.Where(part => !string.IsNullOrEmpty(part)));
        var asked = QueryHelpers.AddQueryString(Http.Request.Path, Http.Request.Query.Where(pair => pair.Key != "handler"));
        return SentForms.Posted(Http) is { } sent && sent.Form == key && sent.Path.Split('?')[0] == Http.Request.Path ? sent : DraftPlace.Page.At(asked, key);
    }

    private void OnlyOneOf(DraftPlace.Page place)
    {
        var places = (HashSet<string>)(Http.Items[PlacesOfThePage] ??= new HashSet<string>(StringComparer.Ordinal));
        if (!places.Add(place.Address))
        {
            throw new InvalidOperationException($"Two forms of {Http.Request.Path} are kept in one place: say what each is about.");
        }
    }
}
