using ChildProtection.Workflow.Cases.Access;
using ChildProtection.Workflow.Cases.Reading;
using ChildProtection.Workflow.Cases.Staff;
using ChildProtection.Workflow.Server.Access;
using ChildProtection.Workflow.Server.CasePage;
using ChildProtection.Workflow.Server.SignIn;
using ChildProtection.Workflow.Server.Texts;
using Microsoft.AspNetCore.Mvc;
using NodaTime;

namespace ChildProtection.Workflow.Server.Pages.Cases.CaseFile;

/// <summary>What a case keeps: its facts and its records.</summary>
[Needs(Permission.SeeCase)]
public sealed class FilePage(CaseReading reading, SignedInStaff signedIn, IStaffDirectory directory, IClock clock, Words words)
    : CaseReadingPage(reading, signedIn, directory, clock, words)
{
    public FileSection Kept => FileSection.Of(Telling);

    /// <summary>Whether the reader may put a record into the chronology.</summary>
    public bool MayChoose => Telling.View.Sight.IsWhole && Telling.May(Permission.DoWork);

    public async Task<IActionResult> OnGet(CancellationToken cancellationToken) => await Load(cancellationToken) ? Page() : NotFound();
}
