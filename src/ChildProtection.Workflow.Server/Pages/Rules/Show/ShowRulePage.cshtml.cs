using ChildProtection.Workflow.Cases.Access;
using ChildProtection.Workflow.Engine.Definitions;
using ChildProtection.Workflow.Server.Rules;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ChildProtection.Workflow.Server.Pages.Rules.Show;

/// <summary>One rule: what it says, where it is from, where it lives, and the stories that show it.</summary>
[Authorize]
public sealed class ShowRulePage(RuleDesk desk) : PageModel
{
    public Rule Rule { get; private set; } = null!;

    /// <summary>Time limits, transitions and the like that carry this one out.</summary>
    public IReadOnlyList<Rule> ServedBy { get; private set; } = [];

    public IReadOnlyList<Rule> Serves { get; private set; } = [];

    public IReadOnlyList<IGrouping<RuleElementKind, RuleElement>> Elements { get; private set; } = [];

    public IReadOnlyList<RuleInCode> Code { get; private set; } = [];

    public IReadOnlyList<RuleScenario> Scenarios { get; private set; } = [];

    public async Task<IActionResult> OnGet(string id, CancellationToken cancellationToken)
    {
        var rules = desk.Rules;
        if (!rules.Book.Rules.TryGetValue(id, out var rule))
        {
            return NotFound();
        }
        Rule = rule;
        Serves = [.. rule.Serves.Select(served => rules.Book.Rules[served])];
        ServedBy = [.. rules.Book.Rules.Values.Where(other => other.Serves.Contains(id))];
        Elements = await desk.Index(cancellationToken) is { } index ? [.. index[id].GroupBy(element => element.Kind).OrderBy(group => group.Key)] : [];
        Code = [.. rules.CodeOf(id)];
        Scenarios = rules.ScenariosOf(id);
        return Page();
    }

    /// <summary>The roles that have a permission.</summary>
    public static IEnumerable<string> RolesWith(Permission permission) => AccessTable.Roles.Where(role => AccessTable.Of(role).Contains(permission));
}
