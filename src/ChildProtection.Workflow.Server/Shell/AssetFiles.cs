namespace ChildProtection.Workflow.Server.Shell;

/// <summary>The style sheet, the script and the icon.</summary>
public static class AssetFiles
{
    private const int VersionedSecondsMax = 365 * 24 * 60 * 60;

    /// <summary>A file asked for by the hash of its content never changes and may be kept; others are asked for again.</summary>
    public static IApplicationBuilder UseAssets(this IApplicationBuilder app) => app.UseStaticFiles(new StaticFileOptions
    {
        OnPrepareResponse = asset => asset.Context.Response.Headers.CacheControl =
            asset.Context.Request.Query.ContainsKey("v") ? $"public, max-age={VersionedSecondsMax}, immutable" : "no-cache",
    });
}
