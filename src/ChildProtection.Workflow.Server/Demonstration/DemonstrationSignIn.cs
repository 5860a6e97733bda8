using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Server.Shell;
using ChildProtection.Workflow.Server.SignIn;
using ChildProtection.Workflow.Storage.Schema;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace ChildProtection.Workflow.Server.Demonstration;

/// <summary>Signing in as somebody of a sample authority by a button, without a password. Mapped in a demonstration only.</summary>
public static class DemonstrationSignIn
{
    public static IEndpointConventionBuilder MapDemonstrationSignIn(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapPost("/demonstration/sign-in", SignIn).AllowAnonymous();

    private static async Task<IResult> SignIn(
        [FromForm] UserId user, [FromForm] string? back, HttpContext context, WorkflowDbContext database, WallClock clock)
    {
        var account = await database.Users.AsNoTracking()
            .SingleOrDefaultAsync(row => row.UserId == user && !row.Disabled, context.RequestAborted);
        if (account is null)
        {
            return Results.NotFound();
        }
        await context.SignInAsync(StaffPrincipal.Of(account, clock.Now()));
        return Results.LocalRedirect(LocalAddress.Or(back, "/"));
    }
}
