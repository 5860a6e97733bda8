using System.Buffers;
using ChildProtection.Workflow.Server.SignIn;
using Microsoft.AspNetCore.Http.Features;

namespace ChildProtection.Workflow.Server.Attachments;

/// <summary>
/// Lets requests with a file in: as many as there is room for, none that is too large, and each read whole into memory before anything looks at it. One that breaks
/// off is gone with its connection. Whoever cannot be let in comes back to the form, which says why.
/// </summary>
public static class UploadGate
{
    /// <summary>In the address of the form: why the file was not let in.</summary>
    public const string Fault = "fault";

    public const string TooLarge = "too_large";
    public const string Busy = "busy";

    /// <summary>After who asks is known, and before anything reads the form.</summary>
    public static IApplicationBuilder UseUploads(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        if (!HttpMethods.IsPost(context.Request.Method) || !context.Request.HasFormContentType || context.GetEndpoint()?.Metadata.GetMetadata<TakesFileAttribute>() is null)
        {
            await next(context);
            return;
        }
        if (context.Request.ContentLength is not { } bytes)
        {
            context.Response.StatusCode = StatusCodes.Status411LengthRequired;
            return;
        }
        if (bytes > UploadLimits.RequestBytesMax)
        {
            await Drain(context);
            Back(context, TooLarge);
            return;
        }
        using var place = context.RequestServices.GetRequiredService<UploadPlaces>().Take(context.User.User().ToString(), bytes);
        if (place is null)
        {
            await Drain(context);
            Back(context, Busy);
            return;
        }
        Bound(context, UploadLimits.RequestBytesMax);
        context.Features.Set<IFormFeature>(new FormFeature(context.Request, new FormOptions
        {
            MemoryBufferThreshold = UploadLimits.RequestBytesMax,
            MultipartBodyLengthLimit = UploadLimits.RequestBytesMax,
        }));
        try
        {
            await context.Request.ReadFormAsync(context.RequestAborted);
        }
        catch (Exception broken) when (broken is IOException or InvalidDataException or OperationCanceledException)
        {
            // It broke off, or is no form: nobody is there to be told, and nothing has been written.
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            return;
        }
        await next(context);
    });

    private static void Back(HttpContext context, string fault)
    {
        context.Response.StatusCode = StatusCodes.Status303SeeOther;
        context.Response.Headers.Location = $"{context.Request.Path}?{Fault}={fault}";
    }

    private static void Bound(HttpContext context, long bytes)
    {
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            size.MaxRequestBodySize = bytes;
        }
    }

    private static async Task Drain(HttpContext context)
    {
        Bound(context, UploadLimits.DrainBytesMax);
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted);
        ended.CancelAfter(UploadLimits.DrainMax.ToTimeSpan());
        var buffer = ArrayPool<byte>.Shared.Rent(64 * 1024);
        try
        {
            for (long read = 0, now; read < UploadLimits.DrainBytesMax && (now = await context.Request.Body.ReadAsync(buffer, ended.Token)) > 0;)
            {
                read += now;
            }
        }
        catch (Exception broken) when (broken is IOException or OperationCanceledException)
        {
            // It is larger than anybody waits for: the answer is sent all the same.
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
