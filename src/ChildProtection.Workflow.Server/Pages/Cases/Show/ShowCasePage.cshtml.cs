using ChildProtection.Workflow.Cases.Access;
using ChildProtection.Workflow.Cases.Access.Restricting;
using ChildProtection.Workflow.Cases.People;
using ChildProtection.Workflow.Cases.Reading;
using ChildProtection.Workflow.Cases.Staff;
using ChildProtection.Workflow.Server.Access;
using ChildProtection.Workflow.Server.CasePage;
using ChildProtection.Workflow.Server.OutOfHours;
using ChildProtection.Workflow.Server.SignIn;
using ChildProtection.Workflow.Server.Texts;
using Microsoft.AspNetCore.Mvc;
using NodaTime;

namespace ChildProtection.Workflow.Server.Pages.Cases.Show;

/// <summary>The first page of a case: the child, where the case is, what is next, the plan, who is involved, and what happens if nobody does anything.</summary>
[Needs(Permission.SeeCase)]
public sealed class ShowCasePage(CaseReading reading, PeopleReading people, ICaseFiles files, RestrictedFiles restricted, SignedInStaff signedIn, IStaffDirectory directory, EarlierRegistration earlier, OutOfHoursDesk nights, LeadHistory leads, IClock clock, Words words)
    : CaseReadingPage(reading, signedIn, directory, clock, words)
{
    public CaseScreen Case { get; private set; } = null!;

    /// <summary>The reader stands outside the case and opened it with a reason.</summary>
    public bool InEmergency => Telling.View.Ground == CaseGround.Emergency;

    /// <summary>Those who are away and for whom the reader sees the case; null: they see it for themselves.</summary>
    public string? CoverFor => Telling.View.Ground == CaseGround.Cover ? string.Join(", ", Reader.Covers.Select(covered => covered.Away.Name)) : null;

    /// <summary>The file is there for named people alone, of whom the reader is one.</summary>
    public bool IsRestricted { get; private set; }

    /// <summary>How many records of the child are read as one; of whoever sees a part of the case alone, one.</summary>
    public int Records { get; private set; } = 1;

    /// <summary>The child's open cases, whoever works them.</summary>
    public int OpenCases { get; private set; }

    /// <summary>Entries on the register in earlier cases.</summary>
    public IReadOnlyList<EarlierRegistration.Line> RegisteredBefore { get; private set; } = [];

    /// <summary>Who led the case, and when nobody did, the last first.</summary>
    public IReadOnlyList<LeadTime> Leads { get; private set; } = [];

    /// <summary>What the last nights handed over to the day.</summary>
    public IReadOnlyList<NightNote> HandedOver { get; private set; } = [];

    public async Task<IActionResult> OnGet(CancellationToken cancellationToken)
    {
        if (!await Load(cancellationToken))
        {
            return NotFound();
        }
        IsRestricted = (await restricted.Behind(Reader.Authority, Telling.View.State.Head.Child, cancellationToken)).Count > 0;
        if (Telling.View is { Sight.IsWhole: true, Child: { Records.Count: > 1 } child })
        {
            Records = child.Records.Count;
            OpenCases = (await files.CasesOf(Reader.Authority, child.Id, cancellationToken)).Count(head => !head.Closed);
        }
        RegisteredBefore = await earlier.Of(Telling.View, Reader, cancellationToken);
        HandedOver = Telling.View.Sight.IsWhole ? await nights.NotesOf(Id, cancellationToken) : [];
        Leads = Telling.View.Sight.IsWhole ? await leads.Of(Telling, cancellationToken) : [];
        Case = CaseScreens.Of(Telling, (await people.Of(Reader, Id, cancellationToken))?.View);
        return Page();
    }
}
