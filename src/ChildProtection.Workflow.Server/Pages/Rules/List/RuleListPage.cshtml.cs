using ChildProtection.Workflow.Engine.Definitions;
using ChildProtection.Workflow.Server.Rules;
using ChildProtection.Workflow.Server.Texts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ChildProtection.Workflow.Server.Pages.Rules.List;

/// <summary>Every rule that the work follows, found by its words, its source and its force.</summary>
[Authorize]
public sealed class RuleListPage(RuleDesk desk, Words words) : PageModel
{
    [FromQuery(Name = "text")]
    public string? Text { get; set; }

    [FromQuery(Name = "source")]
    public string? Source { get; set; }

    [FromQuery(Name = "force")]
    public RuleForce? Force { get; set; }

    public IReadOnlyList<RuleSource> Sources => desk.Rules.Book.Sources;

    public IReadOnlyList<IGrouping<RuleSource, Rule>> Found { get; private set; } = [];

    public int Count { get; private set; }

    public RuleIndex? Index { get; private set; }

    public async Task OnGet(CancellationToken cancellationToken)
    {
        Index = await desk.Index(cancellationToken);
        var found = desk.Rules.Book.Rules.Values.Where(Matches).ToList();
        Count = found.Count;
        Found = [.. found.GroupBy(rule => rule.Source)];
    }

    /// <summary>Whether the authority's definition, or the product itself, follows the rule.</summary>
    public bool IsFollowed(Rule rule) => Index?[rule.Id].Length > 0 || desk.Rules.CodeOf(rule.Id).Any();

    private bool Matches(Rule rule) =>
        (Source is null or "" || rule.Source.Id == Source)
        && (Force is null || rule.Force == Force)
        && (string.IsNullOrWhiteSpace(Text)
            || rule.Id.StartsWith(Text.Trim(), StringComparison.OrdinalIgnoreCase)
            || rule.Title.In(words.Language).Contains(Text.Trim(), StringComparison.CurrentCultureIgnoreCase));
}
