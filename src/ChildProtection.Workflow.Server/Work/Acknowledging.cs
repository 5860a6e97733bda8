using ChildProtection.Workflow.Cases.Access;
using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Cases.Work;
using ChildProtection.Workflow.Engine.Execution;
using ChildProtection.Workflow.Server.Access;
using ChildProtection.Workflow.Server.Shell;
using ChildProtection.Workflow.Server.Texts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace ChildProtection.Workflow.Server.Work;

/// <summary>The button by which somebody takes on an escalation: one press, back to where it was pressed.</summary>
public static class Acknowledging
{
    public static void MapAcknowledging(this IEndpointRouteBuilder endpoints) => endpoints.MapPost("/cases/{id}/acknowledge", Acknowledge);

    [Needs(Permission.DoWork)]
    private static async Task<IResult> Acknowledge(
        CaseId id, [FromForm] string key, [FromForm] Guid command, [FromForm] string? back,
        HttpContext context, CaseDesk desk, Words words, ITempDataDictionaryFactory messages)
    {
        var outcome = await desk.Give(id, new CaseInput.Acknowledge(key) { Actor = Actor.System }, command, onScreen: null, context.RequestAborted);
        if (outcome is WorkOutcome.NotFound)
        {
            return Results.NotFound();
        }
        var kept = messages.GetTempData(context);
        kept[DoneMessage.Key] = outcome switch
        {
            WorkOutcome.Done => words["done.acknowledged"],
            WorkOutcome.Refused refused => new RefusalErrors(null, [], words).Of(refused.Reasons)[0].Message,
            _ => OutcomeWords.Error(outcome, words).Message,
        };
        kept.Save();
        return Results.LocalRedirect(LocalAddress.Or(back, CasePaths.Case(id)));
    }
}
