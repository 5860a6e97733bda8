using ChildProtection.Workflow.Cases.Staff;
using ChildProtection.Workflow.Server.Drafts;
using ChildProtection.Workflow.Storage.Schema;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.EntityFrameworkCore;

namespace ChildProtection.Workflow.Server.SignIn;

/// <summary>
/// The session: an encrypted cookie that names the person. Their account is read anew with each request, so that a changed role counts at
/// once, and a closed account or a new password ends every session.
/// </summary>
public sealed class SessionCookie(WorkflowDbContext database, WallClock clock) : CookieAuthenticationEvents
{
    public const string Name = "cpw_session";

    public override async Task ValidatePrincipal(CookieValidatePrincipalContext context)
    {
        if (context.Principal is { } principal
            && principal.SignedInAt() is { } signedInAt
            && clock.Now() - signedInAt <= SignInLimits.SessionMax)
        {
            var (authority, user) = (principal.Authority(), principal.User());
            var account = await database.Users.AsNoTracking()
                .SingleOrDefaultAsync(row => row.AuthorityId == authority && row.UserId == user, context.HttpContext.RequestAborted);
            if (account is { Disabled: false } && account.SecurityStamp == principal.Stamp())
            {
                context.ReplacePrincipal(StaffPrincipal.Of(account, signedInAt));
                return;
            }
        }
        context.RejectPrincipal();
        await context.HttpContext.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme);
    }

    /// <summary>A page sends the reader to the sign-in page, and what they typed into its form is kept; the API answers with a status.</summary>
    public override async Task RedirectToLogin(RedirectContext<CookieAuthenticationOptions> context)
    {
        if (context.Request.Path.StartsWithSegments("/api"))
        {
            await Status(context, StatusCodes.Status401Unauthorized);
            return;
        }
        await LostForms.Keep(context.HttpContext);
        await base.RedirectToLogin(context);
    }

    /// <summary>No redirect: the address stays, and the error page answers in its place.</summary>
    public override Task RedirectToAccessDenied(RedirectContext<CookieAuthenticationOptions> context) =>
        Status(context, StatusCodes.Status403Forbidden);

    private static Task Status(RedirectContext<CookieAuthenticationOptions> context, int status)
    {
        context.Response.StatusCode = status;
        return Task.CompletedTask;
    }
}
