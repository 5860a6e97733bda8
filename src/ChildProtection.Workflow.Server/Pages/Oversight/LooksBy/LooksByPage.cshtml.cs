using ChildProtection.Workflow.Cases.Access;
using ChildProtection.Workflow.Cases.Administration;
using ChildProtection.Workflow.Cases.Definitions;
using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Cases.People.Matching;
using ChildProtection.Workflow.Cases.Staff;
using ChildProtection.Workflow.Server.Access;
using ChildProtection.Workflow.Server.SignIn;
using ChildProtection.Workflow.Server.Texts;
using ChildProtection.Workflow.Server.Work;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;
using NodaTime.Text;

namespace ChildProtection.Workflow.Server.Pages.Oversight.LooksBy;

/// <summary>At whose files somebody looked, and for whom they searched. That the reader asked is entered before they see it.</summary>
[Needs(Permission.SeeLooks)]
public sealed class LooksByPage(
    IAccessLog log, ISearchLog searches, CaseDoor door, SignedInStaff signedIn, IStaffDirectory staff, ICalendarLibrary calendars, IClock clock, Words words) : PageModel
{
    /// <summary>How far back it looks where no day is given.</summary>
    public static Period Back { get; } = Period.FromDays(30);

    [FromQuery(Name = "user")]
    public string? Asked { get; set; }

    [FromQuery(Name = "from")]
    public string? From { get; set; }

    [FromQuery(Name = "until")]
    public string? Until { get; set; }

    public string Person { get; private set; } = "";

    public IReadOnlyList<(string Path, string Child, string When, string Ground, bool Emergency, string Parts)> Lines { get; private set; } = [];

    public IReadOnlyList<(string When, string Asked, int Shown)> Searches { get; private set; } = [];

    public bool IsCut => Lines.Count == IAccessLog.EntriesMax || Searches.Count == ISearchLog.EntriesMax;

    public async Task<IActionResult> OnGet(CancellationToken cancellationToken)
    {
        var reader = await signedIn.Get(cancellationToken);
        var names = await staff.Names(reader.Authority, cancellationToken);
        if (!UserId.TryParse(Asked, null, out var user) || !names.TryGetValue(user, out var name))
        {
            return NotFound();
        }
        var (calendar, now) = (calendars.Default(reader.Authority), clock.GetCurrentInstant());
        var today = calendar.DateOf(now);
        var (first, last) = (Day(From) ?? today - Back, Day(Until) ?? today);
        (Person, From, Until) = (name, LocalDatePattern.Iso.Format(first), LocalDatePattern.Iso.Format(last));
        var (from, before) = (calendar.StartOf(first), calendar.StartOf(last.PlusDays(1)));
        var due = new DueWords(calendar, now, words);
        var looks = await log.By(reader.Authority, user, reader.Teams, await door.HiddenFrom(reader, cancellationToken), from, before, cancellationToken);
        // What somebody typed may name any child: it is read by those who answer for the whole authority.
        var asked = reader.Teams.Count == 0 ? await searches.By(reader.Authority, user, from, before, cancellationToken) : [];
        await log.EnterReading(new LogReading(reader.Authority, new Signature(reader.Id, now), null, user, looks.Count + asked.Count), cancellationToken);
        Lines =
        [
            .. looks.Select(each => (
                $"{CasePaths.Case(each.Look.Case)}/looks", each.ChildName, due.Moment(each.Look.FirstAt), words[$"looks.ground_{each.Look.Ground.ToString().ToLowerInvariant()}"],
                each.Look.Ground == CaseGround.Emergency, LookWords.Parts(each.Look.Parts, words))),
        ];
        Searches = [.. asked.Select(each => (due.Moment(each.At), each.Asked, each.Shown))];
        return Page();
    }

    private static LocalDate? Day(string? typed) => LocalDatePattern.Iso.Parse(typed ?? "") is { Success: true } day && Forms.DateLimits.Allow(day.Value) ? day.Value : null;
}
