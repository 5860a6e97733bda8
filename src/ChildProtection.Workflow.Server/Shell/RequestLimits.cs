using ChildProtection.Workflow.Cases.Drafts;
using ChildProtection.Workflow.Server.Attachments;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.Metadata;

namespace ChildProtection.Workflow.Server.Shell;

/// <summary>How much of a request is read at all, of whoever sends it.</summary>
public static class RequestLimits
{
    /// <summary>Bytes of a request, wherever an endpoint does not say otherwise: the longest form that is kept, as a browser writes it, where a letter may take three times its bytes.</summary>
    public const int BodyBytesMax = 4 * DraftLimits.ContentBytesMax;

    /// <summary>
    /// What says beforehand that it is larger is answered before any of it is read; what does not is read up to the bound. Behind routing, before whatever reads a form.
    /// </summary>
    public static IApplicationBuilder UseRequestLimits(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        if (IsTooLarge(context))
        {
            Answer(context);
            return;
        }
        try
        {
            await next(context);
        }
        catch (BadHttpRequestException wrong) when (wrong.StatusCode == StatusCodes.Status413PayloadTooLarge && !context.Response.HasStarted)
        {
            Answer(context);
        }
    });

    private static bool IsTooLarge(HttpContext context)
    {
        var endpoint = context.GetEndpoint()?.Metadata;
        return context.Request.ContentLength > BodyBytesMax
            && endpoint?.GetMetadata<TakesFileAttribute>() is null && endpoint?.GetMetadata<IRequestSizeLimitMetadata>() is null;
    }

    private static void Answer(HttpContext context)
    {
        // The page that says so answers the same request once more, and must not try to read it.
        context.Request.Body = Stream.Null;
        context.Request.ContentLength = 0;
        context.Request.ContentType = null;
        context.Features.Set<IFormFeature>(new FormFeature(FormCollection.Empty));
        context.Response.Clear();
        context.Response.StatusCode = StatusCodes.Status413PayloadTooLarge;
        context.Response.Headers.Connection = "close";
    }
}
