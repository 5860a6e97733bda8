using ChildProtection.Workflow.Cases.Access;
using ChildProtection.Workflow.Cases.Administration;
using ChildProtection.Workflow.Cases.Agencies;
using ChildProtection.Workflow.Cases.Definitions;
using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Cases.Staff;
using ChildProtection.Workflow.Server.Access;
using ChildProtection.Workflow.Server.Administration;
using ChildProtection.Workflow.Server.Forms;
using ChildProtection.Workflow.Server.SignIn;
using ChildProtection.Workflow.Server.Texts;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;
using NodaTime.Text;

namespace ChildProtection.Workflow.Server.Pages.Staff.Changes;

/// <summary>The journal of administration: who changed accounts and agencies, and who related an agency to a child.</summary>
[Needs(Permission.KeepStaff)]
public sealed class StaffChangesPage(
    IAdministrativeJournal journal, IStaffDirectory staff, ITeams teams, IAgencies agencies, ICalendarLibrary calendars, IClock clock, Words words) : PageModel
{
    public IReadOnlyList<ChangeLine> Lines { get; private set; } = [];

    public IReadOnlyList<Option> People { get; private set; } = [];

    /// <summary>The first day and the last, as typed.</summary>
    public string From { get; private set; } = "";

    public string Until { get; private set; } = "";

    /// <summary>Something was asked for: not everything is shown.</summary>
    public bool IsFiltered { get; private set; }

    /// <summary>There is more than one answer holds.</summary>
    public bool IsCut => Lines.Count == IAdministrativeJournal.EntriesMax;

    public async Task OnGet(string? person, string? from, string? until, CancellationToken cancellationToken)
    {
        var authority = User.Authority();
        var calendar = calendars.Default(authority);
        var (first, last) = (Day(from, "from"), Day(until, "until"));
        UserId? chosen = UserId.TryParse(person, null, out var known) ? known : null;
        (From, Until, IsFiltered) = (from ?? "", until ?? "", chosen is not null || first is not null || last is not null);
        var names = await staff.Names(authority, cancellationToken);
        People = [.. names.OrderBy(pair => pair.Value, StringComparer.CurrentCulture).Select(pair => new Option(pair.Key.ToString(), pair.Value, pair.Key == chosen))];
        var told = new ChangeLines(
            names,
            (await agencies.Of(authority, cancellationToken)).ToDictionary(agency => agency.Id, agency => agency.Name),
            (await teams.Of(authority, cancellationToken)).ToDictionary(team => team.Id.ToString(), team => team.Name),
            new DueWords(calendar, clock.GetCurrentInstant(), words),
            words);
        var entries = await journal.Read(
            authority, chosen, first is { } day ? calendar.StartOf(day) : null, last is { } end ? calendar.StartOf(end.PlusDays(1)) : null, cancellationToken);
        Lines = [.. entries.Select(told.Of)];
    }

    /// <summary>Null: nothing was typed, or no day; that is said.</summary>
    private LocalDate? Day(string? typed, string field)
    {
        if (string.IsNullOrWhiteSpace(typed))
        {
            return null;
        }
        if (LocalDatePattern.Iso.Parse(typed.Trim()) is { Success: true } day && DateLimits.Allow(day.Value))
        {
            return day.Value;
        }
        ModelState.AddModelError(field, words["changes.day_wrong"]);
        return null;
    }
}
