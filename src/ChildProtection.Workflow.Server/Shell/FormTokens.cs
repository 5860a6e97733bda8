using ChildProtection.Workflow.Server.Drafts;
using Microsoft.AspNetCore.Antiforgery;

namespace ChildProtection.Workflow.Server.Shell;

/// <summary>
/// Forms carry a token of the person who opened them. One that is missing, or of somebody who has signed out since, is answered with the page that says so;
/// nothing behind it sees the form, and what was typed into one that is kept stays their draft.
/// </summary>
public static class FormTokens
{
    /// <summary>After the framework's own check, which leaves it to each endpoint to look at the answer.</summary>
    public static IApplicationBuilder UseFormTokens(this IApplicationBuilder app) => app.UseAntiforgery().Use(async (context, next) =>
    {
        if (context.Features.Get<IAntiforgeryValidationFeature>() is not { IsValid: false })
        {
            await next(context);
            return;
        }
        // The error page answers in place of the endpoint, and may not be taken for the form that failed.
        context.Features.Set<IAntiforgeryValidationFeature>(null);
        await LostForms.Keep(context);
        context.Response.StatusCode = StatusCodes.Status400BadRequest;
    });
}
