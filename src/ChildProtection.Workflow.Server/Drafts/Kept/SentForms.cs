using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace ChildProtection.Workflow.Server.Drafts.Kept;

/// <summary>A form that was taken leaves no draft; one that was not is kept as it was sent.</summary>
public sealed class SentForms(DraftDesk drafts) : IAsyncPageFilter
{
    private static readonly object Key = new();

    /// <summary>The place of the form that this request has sent; null: none that is kept.</summary>
    public static DraftPlace.Page? Posted(HttpContext context) => context.Items[Key] as DraftPlace.Page;

    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(next);
        var done = await next();
        var http = context.HttpContext;
        if (HttpMethods.IsPost(http.Request.Method) && http.Request.HasFormContentType && await drafts.PlaceOf(http.Request.Form, http.RequestAborted) is DraftPlace.Page place)
        {
            http.Items[Key] = place;
            // What a page answers to a form that it has taken sends the browser on, or tells its script where to go; what failed half way was not taken.
            if (done.Exception is null && done.Result is IKeepTempDataResult or LocalRedirectResult or StatusCodeResult { StatusCode: StatusCodes.Status204NoContent })
            {
                await drafts.Delete(place, http.RequestAborted);
            }
            else
            {
                await drafts.Keep(http.Request.Form, http.RequestAborted);
            }
        }
    }
}
