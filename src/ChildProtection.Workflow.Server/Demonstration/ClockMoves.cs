using ChildProtection.Workflow.Cases.Runtime;
using ChildProtection.Workflow.Server.Shell;
using ChildProtection.Workflow.Server.SignIn;
using ChildProtection.Workflow.Server.Texts;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace ChildProtection.Workflow.Server.Demonstration;

/// <summary>The buttons of the demonstration's bar: the clock, and starting over. Anybody who is signed in may press them: nothing in a demonstration is real.</summary>
public static class ClockMoves
{
    public static void MapClockMoves(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapPost("/demonstration/clock", Move).RequireAuthorization();
        // It reads nothing of a form, and so would not ask for its token by itself.
        endpoints.MapPost("/demonstration/start-over", StartOver).RequireAuthorization().WithMetadata(new RequireAntiforgeryTokenAttribute());
    }

    private static async Task<IResult> Move(
        [FromForm] ClockMove move, [FromForm] string? back, HttpContext context, DemonstrationDesk desk, Words words, ITempDataDictionaryFactory messages)
    {
        var moved = await desk.Move(move, context.User.Authority(), context.RequestAborted);
        return Back(context, messages, Say(moved, words), back);
    }

    private static async Task<IResult> StartOver(HttpContext context, DemonstrationDesk desk, Words words, ITempDataDictionaryFactory messages)
    {
        await desk.StartOver(context.RequestAborted);
        return Back(context, messages, words["demonstration.started_over"], "/");
    }

    private static string Say(SweepTotals? moved, Words words) => moved switch
    {
        null => words["demonstration.cannot_move"],
        { StagesFired: 0 } => words["demonstration.moved_nothing"],
        { StagesFired: var raised } => words.With("demonstration.moved", raised),
    };

    private static IResult Back(HttpContext context, ITempDataDictionaryFactory messages, string message, string? back)
    {
        var kept = messages.GetTempData(context);
        kept[DoneMessage.Key] = message;
        kept.Save();
        return Results.LocalRedirect(LocalAddress.Or(back, "/"));
    }
}
