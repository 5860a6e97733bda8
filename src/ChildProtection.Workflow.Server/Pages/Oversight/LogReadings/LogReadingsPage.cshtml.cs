using ChildProtection.Workflow.Cases.Access;
using ChildProtection.Workflow.Cases.Administration;
using ChildProtection.Workflow.Cases.Definitions;
using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Cases.Reading;
using ChildProtection.Workflow.Cases.Staff;
using ChildProtection.Workflow.Server.Access;
using ChildProtection.Workflow.Server.SignIn;
using ChildProtection.Workflow.Server.Texts;
using ChildProtection.Workflow.Server.Work;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;

namespace ChildProtection.Workflow.Server.Pages.Oversight.LogReadings;

/// <summary>Who read the log of who looked: for those who answer for, or audit, the whole authority. Reading this is entered too.</summary>
[Needs(Permission.SeeLooks)]
public sealed class LogReadingsPage(
    IAccessLog log, ICaseFiles files, CaseDoor door, SignedInStaff signedIn, IStaffDirectory staff, ICalendarLibrary calendars, IClock clock, Words words) : PageModel
{
    /// <summary>How far back it looks.</summary>
    public static Duration Lists { get; } = Duration.FromDays(90);

    public IReadOnlyList<(string When, string Who, string What, int Shown)> Lines { get; private set; } = [];

    public async Task<IActionResult> OnGet(CancellationToken cancellationToken)
    {
        var reader = await signedIn.Get(cancellationToken);
        if (reader.Teams.Count > 0)
        {
            return NotFound();
        }
        var now = clock.GetCurrentInstant();
        var hidden = await door.HiddenFrom(reader, cancellationToken);
        var readings = await log.Readings(reader.Authority, now - Lists, cancellationToken);
        var heads = (await files.Heads(reader.Authority, [.. readings.Select(each => each.Case).OfType<CaseId>().Distinct()], cancellationToken)).ToDictionary(head => head.Case);
        var children = new Dictionary<ChildId, string>();
        foreach (var child in heads.Values.Select(head => head.Child).Distinct().Where(child => !hidden.Hides(child)))
        {
            children[child] = (await files.Child(reader.Authority, child, cancellationToken))?.Name ?? "–";
        }
        var names = new StaffNames(await staff.Names(reader.Authority, cancellationToken), words);
        var due = new DueWords(calendars.Default(reader.Authority), now, words);
        Lines =
        [
            .. readings.Where(each => each.Case is not { } of || (heads.TryGetValue(of, out var head) && !hidden.Hides(head.Child)))
                .Select(each => (due.Moment(each.By.At), names.Of(each.By.By.ToString()), What(each), each.Shown)),
        ];
        await log.EnterReading(new LogReading(reader.Authority, new Signature(reader.Id, now), null, null, Lines.Count), cancellationToken);
        return Page();

        string What(LogReading reading) => reading switch
        {
            { Case: { } of } => words.With("looks.reading_case", children[heads[of].Child]),
            { Person: { } person } => words.With("looks.reading_person", names.Of(person.ToString())),
            _ => words["looks.reading_all"],
        };
    }
}
