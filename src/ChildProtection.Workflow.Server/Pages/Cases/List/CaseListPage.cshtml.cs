using ChildProtection.Workflow.Cases.Access;
using ChildProtection.Workflow.Cases.Definitions;
using ChildProtection.Workflow.Cases.Reading;
using ChildProtection.Workflow.Server.Access;
using ChildProtection.Workflow.Server.SignIn;
using ChildProtection.Workflow.Server.Texts;
using ChildProtection.Workflow.Server.Work;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ChildProtection.Workflow.Server.Pages.Cases.List;

/// <summary>The cases of one's teams, found by the child's name.</summary>
[Needs(Permission.SeeCase)]
public sealed class CaseListPage(CaseReading reading, SignedInStaff staff, IDefinitionLibrary definitions, Words words) : PageModel
{
    [FromQuery(Name = "name")]
    public string? Name { get; set; }

    public IReadOnlyList<CaseLine> Cases { get; private set; } = [];

    public bool MayOpen { get; private set; }

    public bool MayOpenInEmergency { get; private set; }

    public async Task<IActionResult> OnGet(CancellationToken cancellationToken)
    {
        var reader = await staff.Get(cancellationToken);
        if (await reading.Cases(reader, Name, cancellationToken) is not { } found)
        {
            return Forbid();
        }
        MayOpen = AccessTable.Allows(reader.Roles, Permission.OpenCase);
        MayOpenInEmergency = AccessTable.Allows(reader.Roles, Permission.OpenInEmergency);
        Cases = [.. found.Select(line => new CaseLine(line.ChildName, CasePaths.Case(line.Case), StateTitle(line), line.Closed))];
        return Page();

        string StateTitle(ListedCase line) =>
            definitions.Find(reader.Authority, line.DefinitionHash)?.State(line.MainState)?.Title.In(words.Language) ?? line.MainState;
    }

    /// <param name="State">Where the case mainly is, in words.</param>
    public sealed record CaseLine(string ChildName, string Path, string State, bool Closed);
}
