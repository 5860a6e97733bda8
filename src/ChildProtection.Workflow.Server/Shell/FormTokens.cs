using Microsoft.AspNetCore.Antiforgery;

namespace ChildProtection.Workflow.Server.Shell;

/// <summary>
/// Forms carry a token of the person who opened them. One that is missing, or of somebody who has signed out since, is answered with the page that says so;
/// nothing behind it sees the form.
/// </summary>
public static class FormTokens
{
    /// <summary>After the framework's own check, which leaves it to each endpoint to look at the answer.</summary>
    public static IApplicationBuilder UseFormTokens(this IApplicationBuilder app) => app.UseAntiforgery().Use((context, next) =>
    {
        if (context.Features.Get<IAntiforgeryValidationFeature>() is not { IsValid: false })
        {
            return next(context);
        }
        // The error page answers in place of the endpoint, and may not be taken for the form that failed.
        context.Features.Set<IAntiforgeryValidationFeature>(null);
        context.Response.StatusCode = StatusCodes.Status400BadRequest;
        return Task.CompletedTask;
    });
}
