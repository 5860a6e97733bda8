using ChildProtection.Workflow.Cases.Access;
using ChildProtection.Workflow.Cases.Reading;
using ChildProtection.Workflow.Cases.Staff;
using ChildProtection.Workflow.Server.Access;
using ChildProtection.Workflow.Server.CasePage;
using ChildProtection.Workflow.Server.SignIn;
using ChildProtection.Workflow.Server.Texts;
using Microsoft.AspNetCore.Mvc;
using NodaTime;

namespace ChildProtection.Workflow.Server.Pages.Cases.Due;

/// <summary>All that a case asks for, how each date came about, what waits, and what was missed.</summary>
[Needs(Permission.SeeCase)]
public sealed class DuePage(CaseReading reading, SignedInStaff signedIn, IStaffDirectory directory, IClock clock, Words words)
    : CaseReadingPage(reading, signedIn, directory, clock, words)
{
    public DueSection Due => new(Telling);

    public async Task<IActionResult> OnGet(CancellationToken cancellationToken) => await Load(cancellationToken) ? Page() : NotFound();
}
