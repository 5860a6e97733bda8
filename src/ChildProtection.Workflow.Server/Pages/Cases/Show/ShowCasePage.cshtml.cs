using ChildProtection.Workflow.Cases.Access;
using ChildProtection.Workflow.Cases.Access.Restricting;
using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Cases.Reading;
using ChildProtection.Workflow.Cases.Staff;
using ChildProtection.Workflow.Server.Access;
using ChildProtection.Workflow.Server.CasePage;
using ChildProtection.Workflow.Server.SignIn;
using ChildProtection.Workflow.Server.Texts;
using ChildProtection.Workflow.Server.Work;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;

namespace ChildProtection.Workflow.Server.Pages.Cases.Show;

[Needs(Permission.SeeCase)]
public sealed class ShowCasePage(CaseReading reading, RestrictedFiles restricted, SignedInStaff signedIn, IStaffDirectory directory, EarlierRegistration earlier, IClock clock, Words words) : PageModel
{
    [FromRoute(Name = "id")]
    public CaseId Id { get; set; }

    public CaseScreen Case { get; private set; } = null!;

    /// <summary>The reader stands outside the case and opened it with a reason.</summary>
    public bool InEmergency { get; private set; }

    /// <summary>The file is there for named people alone, of whom the reader is one.</summary>
    public bool IsRestricted { get; private set; }

    /// <summary>Those who are away and for whom the reader sees the case; null: they see it for themselves.</summary>
    public string? CoverFor { get; private set; }

    public bool MaySeeLooks { get; private set; }

    /// <summary>Entries on the register in earlier cases.</summary>
    public IReadOnlyList<EarlierRegistration.Line> RegisteredBefore { get; private set; } = [];

    public async Task<IActionResult> OnGet(bool everything, CancellationToken cancellationToken)
    {
        var reader = await signedIn.Get(cancellationToken);
        if (!ModelState.IsValid || await reading.Case(reader, Id, cancellationToken) is not { } view)
        {
            return NotFound();
        }
        var names = new StaffNames(await directory.Names(reader.Authority, cancellationToken), words);
        InEmergency = view.Ground == CaseGround.Emergency;
        IsRestricted = await restricted.Of(reader.Authority, view.State.Head.Child, cancellationToken) is not null;
        CoverFor = view.Ground == CaseGround.Cover ? string.Join(", ", reader.Covers.Select(covered => covered.Away.Name)) : null;
        MaySeeLooks = AccessTable.Allows(reader, Permission.SeeLooks);
        RegisteredBefore = await earlier.Of(view, reader, cancellationToken);
        Case = new CaseScreens(view, reader, names, clock.GetCurrentInstant(), words).Of(everything);
        return Page();
    }
}
