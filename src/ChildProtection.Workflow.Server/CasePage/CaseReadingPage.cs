using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Cases.Reading;
using ChildProtection.Workflow.Cases.Staff;
using ChildProtection.Workflow.Server.SignIn;
using ChildProtection.Workflow.Server.Texts;
using ChildProtection.Workflow.Server.Work;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;

namespace ChildProtection.Workflow.Server.CasePage;

/// <summary>A page of a case that shows and changes nothing. Whoever may not see the case is told that it is not there.</summary>
public abstract class CaseReadingPage(CaseReading reading, SignedInStaff signedIn, IStaffDirectory directory, IClock clock, Words words) : PageModel
{
    [FromRoute(Name = "id")]
    public CaseId Id { get; set; }

    public string ChildName => Telling.View.Child.Called;

    protected CaseTelling Telling { get; private set; } = null!;

    /// <summary>Some of the case is not for this reader.</summary>
    public bool SeesPart => !Telling.View.Sight.IsWhole;

    protected StaffMember Reader { get; private set; } = null!;

    /// <summary>False: there is no such case, or it is none of the reader's.</summary>
    protected async Task<bool> Load(CancellationToken cancellationToken)
    {
        Reader = await signedIn.Get(cancellationToken);
        if (!ModelState.IsValid || await reading.Case(Reader, Id, cancellationToken) is not { } view)
        {
            return false;
        }
        Telling = new CaseTelling(view, Reader, new StaffNames(await directory.Names(Reader.Authority, cancellationToken), words), clock.GetCurrentInstant(), words);
        return true;
    }
}
