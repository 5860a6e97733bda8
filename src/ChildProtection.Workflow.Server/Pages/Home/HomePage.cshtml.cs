using ChildProtection.Workflow.Server.Shell;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ChildProtection.Workflow.Server.Pages.Home;

/// <summary>Where signing in leads: the first place that one's roles give.</summary>
[Authorize]
public sealed class HomePage : PageModel
{
    public IActionResult OnGet() =>
        NavigationItem.For(User) is [var first, ..] ? LocalRedirect(first.Path) : Page();
}
