using System.Collections.Immutable;
using ChildProtection.Workflow.Cases.Drafts;
using ChildProtection.Workflow.Server.Shell;
using ChildProtection.Workflow.Server.Texts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace ChildProtection.Workflow.Server.Drafts;

/// <summary>Where a page saves what is typed into its form, and where a draft is given up or put together.</summary>
public static class DraftEndpoints
{
    public const string SavePath = "/drafts";

    public static void MapDrafts(this IEndpointRouteBuilder endpoints)
    {
        // The ticket says who, and no other page can have one: neither a session nor a form's token is needed.
        endpoints.MapPost(SavePath, Save).AllowAnonymous().DisableAntiforgery();
        endpoints.MapPost($"{SavePath}/discard", Discard);
        endpoints.MapPost($"{SavePath}/settle", Settle);
    }

    private static async Task<IResult> Save(HttpContext context, DraftDesk desk)
    {
        if (!context.Request.HasFormContentType)
        {
            return Results.BadRequest();
        }
        var (saving, words) = await desk.Keep(await context.Request.ReadFormAsync(context.RequestAborted), context.RequestAborted);
        return Results.Json(new
        {
            state = saving?.GetType().Name.ToLowerInvariant() ?? "refused",
            revision = (saving as DraftSaving.Saved)?.Revision,
            words,
        });
    }

    [Authorize]
    private static async Task<IResult> Discard(
        [FromForm(Name = DraftFields.Place)] string address, HttpContext context, DraftDesk desk, Words words, ITempDataDictionaryFactory messages, [FromForm] string? back)
    {
        if (DraftPlace.Of(address) is not { } place)
        {
            return Results.NotFound();
        }
        await desk.Delete(place, context.RequestAborted);
        var kept = messages.GetTempData(context);
        kept[DoneMessage.Key] = words["draft.discarded"];
        kept.Save();
        return Results.LocalRedirect(LocalAddress.Or(back, place.Address));
    }

    [Authorize]
    private static async Task<IResult> Settle([FromForm(Name = DraftFields.Place)] string address, HttpContext context, DraftDesk desk)
    {
        if (DraftPlace.Of(address) is not { } place)
        {
            return Results.NotFound();
        }
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var other = form.Where(field => field.Key.StartsWith(DraftFields.Keep, StringComparison.Ordinal) && field.Value == DraftFields.KeepOther)
            .Select(field => field.Key[DraftFields.Keep.Length..]).ToImmutableHashSet(StringComparer.Ordinal);
        await desk.Settle(place, (int)Math.Min(int.MaxValue, DraftContent.Whole(form[DraftFields.Revision].ToString())), other, context.RequestAborted);
        return Results.LocalRedirect(place.Address);
    }
}
