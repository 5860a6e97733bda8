using ChildProtection.Workflow.Cases.Access;
using ChildProtection.Workflow.Cases.Definitions;
using ChildProtection.Workflow.Cases.RegisterKeeping;
using ChildProtection.Workflow.Cases.Staff;
using ChildProtection.Workflow.Server.Access;
using ChildProtection.Workflow.Server.RegisterKeeping;
using ChildProtection.Workflow.Server.SignIn;
using ChildProtection.Workflow.Server.Texts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;
using NodaTime.Text;

namespace ChildProtection.Workflow.Server.Pages.RegisterKeeping.List;

/// <summary>The register, or England's list of children with plans: its entries, who is counted on a day, and what waits to be done on it.</summary>
[Needs(Permission.SeeRegister)]
public sealed class RegisterPage(
    ReadingRegister reading, RegisterWords said, SignedInStaff signedIn, IStaffDirectory staff, ICalendarLibrary calendars, IClock clock, Words words) : PageModel
{
    [FromQuery(Name = "show")]
    public string? Show { get; set; }

    [FromQuery(Name = "on")]
    public string? On { get; set; }

    public string Title { get; private set; } = "";

    public string LeadWorker { get; private set; } = "";

    public string Today { get; private set; } = "";

    public RegisterPart Part { get; private set; }

    public RegisterList List { get; private set; } = null!;

    public IReadOnlyList<Line> Lines { get; private set; } = [];

    public IReadOnlyList<(RegisterWaitKind Kind, IReadOnlyList<(string Child, string? Path, string Due, bool Late)> Lines)> Waiting { get; private set; } = [];

    public IReadOnlyList<(string Title, int Children)> Counts { get; private set; } = [];

    public string CountedOn { get; private set; } = "";

    public async Task<IActionResult> OnGet(CancellationToken cancellationToken)
    {
        var reader = await signedIn.Get(cancellationToken);
        var (now, calendar) = (clock.GetCurrentInstant(), calendars.Default(reader.Authority));
        var today = calendar.DateOf(now);
        Part = Enum.TryParse<RegisterPart>(Show, true, out var part) && Enum.IsDefined(part) ? part : RegisterPart.Current;
        var day = LocalDatePattern.Iso.Parse(On ?? "") is { Success: true } typed && Forms.DateLimits.Allow(typed.Value) && typed.Value <= today ? typed.Value : today;
        if (await reading.List(reader, Part, day, cancellationToken) is not { } list)
        {
            return Forbid();
        }
        List = list;
        var (definition, due, names) = (said.InForce(reader.Authority), new DueWords(calendar, now, words), await staff.Names(reader.Authority, cancellationToken));
        (Title, LeadWorker, Today, On, CountedOn) = (said.Title(reader.Authority), said.LeadWorker(reader.Authority), due.Day(today), LocalDatePattern.Iso.Format(day), due.Day(day));
        Lines =
        [
            .. list.Lines.Select(line => new Line(
                line.ChildName, said.Born(line), RegisterPaths.Entry(line.Case, line.Id), said.Kind(line.Entry), line.PastItsTime, said.Categories(definition, line.Entry.Categories),
                said.When(line.Entry), line.Entry.EndReason is { } reason ? said.EndReason(definition, reason) : null, line.AmendedOn is { } amended ? due.Day(amended) : null,
                line.LeadWorker is { } lead ? names.GetValueOrDefault(lead, words["actor.unknown"]) : words["register.nobody"])),
        ];
        Counts = [.. said.Categories(definition).Select(each => (each.Title, list.Count.ByCategory.GetValueOrDefault(each.Code)))];
        Waiting =
        [
            .. list.Waiting.GroupBy(wait => wait.Kind).Select(kind => (kind.Key, (IReadOnlyList<(string, string?, string, bool)>)
            [
                .. kind.Select(wait => (
                    wait.ChildName, wait.Entry is { } entry ? RegisterPaths.Entry(wait.Case, entry) : null,
                    wait.Due is { } at ? $"{due.Moment(at)} – {due.Left(at)}" : "", wait.Due is { } by && due.IsOverdue(by))),
            ])),
        ];
        return Page();
    }

    /// <param name="Ended">How it ended; null: it stands.</param>
    /// <param name="Amended">When it was last changed; null: never.</param>
    public sealed record Line(
        string Child, string Born, string Path, string Kind, bool PastItsTime, string Categories, string When, string? Ended, string? Amended, string LeadWorker);
}
