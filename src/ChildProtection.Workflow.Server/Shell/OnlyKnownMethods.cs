using ChildProtection.Workflow.Server.Pages.Errors;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace ChildProtection.Workflow.Server.Shell;

/// <summary>A page asked by a method that it does not answer says so, instead of showing itself without having been filled. The error page answers in place of others, whatever they were asked by.</summary>
public sealed class OnlyKnownMethods : IPageFilter
{
    public void OnPageHandlerSelected(PageHandlerSelectedContext context)
    {
    }

    public void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (context.HandlerMethod is null && context.HandlerInstance is not ErrorPage)
        {
            context.Result = new StatusCodeResult(StatusCodes.Status405MethodNotAllowed);
        }
    }

    public void OnPageHandlerExecuted(PageHandlerExecutedContext context)
    {
    }
}
