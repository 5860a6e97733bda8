using ChildProtection.Workflow.Cases.Access;
using ChildProtection.Workflow.Cases.Access.Restricting;
using ChildProtection.Workflow.Cases.Definitions;
using ChildProtection.Workflow.Cases.Reading;
using ChildProtection.Workflow.Server.Access;
using ChildProtection.Workflow.Server.SignIn;
using ChildProtection.Workflow.Server.Texts;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;

namespace ChildProtection.Workflow.Server.Pages.Restricted.List;

/// <summary>The restricted files for which the reader answers, and what waits for an answer of each. Nobody sees here that there are others.</summary>
[Needs(Permission.RestrictFiles)]
public sealed class RestrictedListPage(
    FileRestricting restricting, ICaseFiles files, SignedInStaff signedIn, ICalendarLibrary calendars, IClock clock, Words words) : PageModel
{
    public const string Path = "/restricted";

    public IReadOnlyList<Line> Lines { get; private set; } = [];

    public async Task OnGet(CancellationToken cancellationToken)
    {
        var reader = await signedIn.Get(cancellationToken);
        var kept = await restricting.KeptBy(reader, cancellationToken);
        var waiting = (await restricting.Notices(kept, cancellationToken)).Where(notice => notice.Answered is null).ToLookup(notice => notice.Child);
        var (calendar, now) = (calendars.Default(reader.Authority), clock.GetCurrentInstant());
        var due = new DueWords(calendar, now, words);
        var lines = new List<Line>();
        foreach (var restriction in kept)
        {
            var child = await files.Child(reader.Authority, restriction.Child, cancellationToken);
            lines.Add(new Line(
                $"{Path}/{restriction.Child}",
                child?.Name ?? "–",
                words[$"restricted.ground_{restriction.Ground.ToString().ToLowerInvariant()}"],
                due.Day(restriction.ReviewOn),
                restriction.ReviewOn < calendar.DateOf(now),
                waiting[restriction.Child].Count(),
                waiting[restriction.Child].Any(notice => notice.IsOverdue(now)),
                restriction.LiftingAsked is not null));
        }
        Lines = [.. lines.OrderByDescending(line => line.Late).ThenByDescending(line => line.Waiting).ThenBy(line => line.Child, StringComparer.CurrentCulture)];
    }

    /// <param name="Waiting">Notices that nobody has answered.</param>
    /// <param name="Late">One of them waits too long.</param>
    public sealed record Line(string Path, string Child, string Ground, string ReviewOn, bool ReviewLate, int Waiting, bool Late, bool LiftingAsked);
}
