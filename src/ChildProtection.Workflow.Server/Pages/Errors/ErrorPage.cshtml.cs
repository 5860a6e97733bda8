using System.Diagnostics;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ChildProtection.Workflow.Server.Pages.Errors;

/// <summary>What a reader sees in place of a page that is not there, not theirs, or failed. Says nothing of the case.</summary>
[AllowAnonymous]
[IgnoreAntiforgeryToken]
public sealed class ErrorPage : PageModel
{
    public string TitleKey { get; private set; } = "errors.failed_title";

    public string WordsKey { get; private set; } = "errors.failed";

    /// <summary>Stable, for support.</summary>
    public string Code { get; private set; } = "CPW6500";

    /// <summary>The trace id of the request: by it support finds the log.</summary>
    public string Reference => Activity.Current?.TraceId.ToString() ?? HttpContext.TraceIdentifier;

    public void OnGet(int? status) => Show(status ?? StatusCodes.Status500InternalServerError);

    public void OnPost(int? status) => Show(status ?? StatusCodes.Status500InternalServerError);

    private void Show(int status)
    {
        (TitleKey, WordsKey, Code) = status switch
        {
            StatusCodes.Status404NotFound => ("errors.not_found_title", "errors.not_found", "CPW6404"),
            StatusCodes.Status403Forbidden => ("errors.forbidden_title", "errors.forbidden", "CPW6403"),
            StatusCodes.Status400BadRequest => ("errors.expired_title", "errors.expired", "CPW6400"),
            StatusCodes.Status413PayloadTooLarge => ("errors.large_title", "errors.large", "CPW6413"),
            _ => ("errors.failed_title", "errors.failed", "CPW6500"),
        };
        Response.StatusCode = status is >= 400 and <= 599 ? status : StatusCodes.Status500InternalServerError;
    }
}
