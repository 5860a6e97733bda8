using ChildProtection.Workflow.Cases.Staff;
using ChildProtection.Workflow.Server.Shell;
using ChildProtection.Workflow.Server.SignIn;
using ChildProtection.Workflow.Server.Texts;
using ChildProtection.Workflow.Storage.SignIn;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ChildProtection.Workflow.Server.Pages.SignIn;

[AllowAnonymous]
public sealed class SignInPage(PasswordSignIn accounts, SampleAccounts sample, ServerSettings settings, WallClock clock, Words words) : PageModel
{
    public string Back { get; private set; } = "/";

    public string Name { get; private set; } = "";

    /// <summary>The sample authorities with their accounts; null outside a demonstration.</summary>
    public IReadOnlyList<SampleAuthority>? Sample { get; private set; }

    public async Task OnGet(string? back, CancellationToken cancellationToken)
    {
        Back = LocalAddress.Or(back, "/");
        await ShowSample(cancellationToken);
    }

    public async Task<IActionResult> OnPost(string? name, string? password, string? back, CancellationToken cancellationToken)
    {
        Back = LocalAddress.Or(back, "/");
        Name = name ?? "";
        Check(name, "name", "sign_in.name_missing");
        Check(password, "password", "sign_in.password_missing");
        if (ModelState.IsValid)
        {
            switch (await accounts.Try(Name, password!, clock.Now(), cancellationToken))
            {
                case SignInOutcome.SignedIn { Account: var account }:
                    await HttpContext.SignInAsync(StaffPrincipal.Of(account, clock.Now()));
                    return LocalRedirect(Back);
                default:
                    ModelState.AddModelError("name", words.With("sign_in.wrong", SignInLimits.TriesMax, SignInLimits.LockedFor.TotalMinutes));
                    break;
            }
        }
        await ShowSample(cancellationToken);
        return Page();
    }

    private void Check(string? answer, string field, string missing)
    {
        if (string.IsNullOrWhiteSpace(answer))
        {
            ModelState.AddModelError(field, words[missing]);
        }
    }

    private async Task ShowSample(CancellationToken cancellationToken) =>
        Sample = settings.Demonstration ? await sample.All(cancellationToken) : null;
}
