using ChildProtection.Workflow.Server.Shell;
using ChildProtection.Workflow.Server.Texts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ChildProtection.Workflow.Server.Pages.Language;

/// <summary>Remembers the language and goes back to where the reader was. A link, not a form: it changes nothing but a cookie of the reader's own.</summary>
[AllowAnonymous]
public sealed class LanguagePage : PageModel
{
    public IActionResult OnGet(string language, string? back)
    {
        if (!TextCatalogue.Languages.Contains(language))
        {
            return NotFound();
        }
        ReaderLanguage.Choose(HttpContext, language);
        return LocalRedirect(LocalAddress.Or(back, "/"));
    }
}
