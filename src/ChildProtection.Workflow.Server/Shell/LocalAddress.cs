using Microsoft.AspNetCore.Diagnostics;

namespace ChildProtection.Workflow.Server.Shell;

/// <summary>Addresses to go back to, as a request names them.</summary>
public static class LocalAddress
{
    /// <summary>The address when it is a path on this server, else the other one: a link from elsewhere cannot send the reader away.</summary>
    public static string Or(string? address, string otherwise) =>
        address is ['/', ..] and not ['/', '/' or '\\', ..] && !address.Any(char.IsControl) ? address : otherwise;

    /// <summary>The address that the reader asked for: also on an error page, which answers in another's place. The start page after a form.</summary>
    public static string Asked(HttpContext context) =>
        !HttpMethods.IsGet(context.Request.Method) ? "/"
        : context.Features.Get<IStatusCodeReExecuteFeature>() is { } failed ? failed.OriginalPath + failed.OriginalQueryString
        : context.Request.Path + context.Request.QueryString.ToUriComponent();
}
