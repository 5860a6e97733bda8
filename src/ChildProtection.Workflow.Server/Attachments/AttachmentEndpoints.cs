using ChildProtection.Workflow.Cases.Access;
using ChildProtection.Workflow.Cases.Attachments;
using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Server.Access;
using ChildProtection.Workflow.Server.SignIn;
using Microsoft.Net.Http.Headers;

namespace ChildProtection.Workflow.Server.Attachments;

/// <summary>Gives a file out.</summary>
public static class AttachmentEndpoints
{
    /// <summary>
    /// Even a kind that may be shown is shown as in a box: nothing in it runs, sends or loads anything. Browsers show no PDF in such a box, so a PDF is saved and opened by the reader's
    /// own program.
    /// </summary>
    private const string ContentPolicy = "sandbox; default-src 'none'; img-src 'self'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    public static void MapAttachments(this IEndpointRouteBuilder endpoints) => endpoints.MapGet("/cases/{id}/attachments/{attachment}/file", Give);

    [Needs(Permission.SeeCase)]
    private static async Task Give(CaseId id, AttachmentId attachment, bool? show, HttpContext context, AttachmentReading reading, SignedInStaff signedIn)
    {
        var cancellationToken = context.RequestAborted;
        if (await reading.Open(await signedIn.Get(cancellationToken), id, attachment, cancellationToken) is not ({ } file, { } content))
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }
        var headers = context.Response.GetTypedHeaders();
        headers.ContentType = MediaTypeHeaderValue.Parse(file.Kind.MediaType);
        headers.ContentLength = file.Bytes;
        var disposition = new ContentDispositionHeaderValue(show == true && file.Kind.ShownInPage ? "inline" : "attachment");
        disposition.SetHttpFileName(file.Name);
        headers.ContentDisposition = disposition;
        context.Response.Headers.ContentSecurityPolicy = ContentPolicy;
        await foreach (var part in content.WithCancellation(cancellationToken))
        {
            await context.Response.Body.WriteAsync(part, cancellationToken);
        }
    }
}
