using ChildProtection.Workflow.Engine.Definitions;
using ChildProtection.Workflow.Server.Rules;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ChildProtection.Workflow.Server.Pages.Rules.Story;

/// <summary>The story that a scenario tells, with the rules that it shows. The people in it are invented.</summary>
[Authorize]
public sealed class RuleStoryPage(RuleDesk desk) : PageModel
{
    public string Name { get; private set; } = string.Empty;

    public IReadOnlyList<Rule> Rules { get; private set; } = [];

    /// <summary>Null: none is kept.</summary>
    public string? Story { get; private set; }

    public IActionResult OnGet(string path)
    {
        if (desk.Rules.Scenario(path) is not { } found)
        {
            return NotFound();
        }
        Name = found.Scenario.Name;
        Story = found.Story;
        Rules = [.. found.Rules.Select(rule => desk.Rules.Book.Rules.GetValueOrDefault(rule)).OfType<Rule>()];
        return Page();
    }
}
