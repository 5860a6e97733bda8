using ChildProtection.Workflow.Cases.Access;
using ChildProtection.Workflow.Cases.Reading;
using ChildProtection.Workflow.Cases.Staff;
using ChildProtection.Workflow.Engine.Texts;
using ChildProtection.Workflow.Server.Access;
using ChildProtection.Workflow.Server.CasePage;
using ChildProtection.Workflow.Server.SignIn;
using ChildProtection.Workflow.Server.Texts;
using ChildProtection.Workflow.Server.Tracks;
using Microsoft.AspNetCore.Mvc;
using NodaTime;
using NodaTime.Text;

namespace ChildProtection.Workflow.Server.Pages.Cases.CaseTimeline;

/// <summary>A case over time as a picture of tracks, and the same as a table; by whole case, year or quarter.</summary>
[Needs(Permission.SeeCase)]
public sealed class TimelinePage(CaseReading reading, ChildsCases cases, SignedInStaff signedIn, IStaffDirectory directory, IClock clock, Words words)
    : CaseReadingPage(reading, signedIn, directory, clock, words)
{
    private const int QuarterMonths = 3;

    private readonly CaseReading reading = reading;
    private readonly Words words = words;

    /// <summary>The first and the last day shown, as <c>2026-03-02</c>; null or no day: the whole case.</summary>
    [FromQuery(Name = "from")]
    public string? From { get; set; }

    [FromQuery(Name = "to")]
    public string? To { get; set; }

    public TrackPeriod Shown { get; private set; } = null!;

    public TrackPicture Picture { get; private set; } = null!;

    /// <summary>What the picture shows, in words: when, on which track, what, and from which other record and case of the child.</summary>
    public IReadOnlyList<(string When, TrackKind Track, string What, string? From)> Lines { get; private set; } = [];

    /// <summary>Other periods: what each is called, its address, and whether it is the one shown.</summary>
    public IReadOnlyList<(string Title, string Path, bool Here)> Periods { get; private set; } = [];

    public string Month(LocalDate month) => $"{DateWords.Month(month.Month, words.Spoken)[..3]} {month.Year % 100:00}";

    public string Period => words.With("people.from_to", Day(Shown.First), Day(Shown.Last));

    public async Task<IActionResult> OnGet(CancellationToken cancellationToken)
    {
        if (!await Load(cancellationToken))
        {
            return NotFound();
        }
        var (calendar, today) = (Telling.State.Calendar, Telling.Today);
        var items = await Items(cancellationToken);
        var whole = TrackPeriod.Whole(items.Select(item => calendar.DateOf(item.From)), today);
        Shown = TrackPeriod.Asked(Read(From), Read(To), whole);
        Picture = TrackPicture.Of(items, Shown, calendar.DateOf, today);
        Lines = [.. items.Where(item => TrackPicture.Shows(item, Shown, calendar.DateOf, today)).Select(item => (When(item), item.Track, item.Title, item.Origin))];
        Periods =
        [
            Link(words["tracks.whole"], whole, null),
            Link(words["tracks.quarter"], new TrackPeriod(today.PlusMonths(-QuarterMonths), today.PlusDays(TrackPeriod.AheadDays)), (today.PlusMonths(-QuarterMonths), today.PlusDays(TrackPeriod.AheadDays))),
            .. Enumerable.Range(whole.First.Year, whole.Last.Year - whole.First.Year + 1)
                .Select(year => (First: new LocalDate(year, 1, 1), Last: new LocalDate(year, 12, 31))).Select(year => Link($"{year.First.Year}", new TrackPeriod(year.First, year.Last), year)),
        ];
        return Page();
    }

    /// <summary>Of this case and of the child's others, by time of beginning.</summary>
    private async Task<IReadOnlyList<TrackItem>> Items(CancellationToken cancellationToken)
    {
        var items = new List<TrackItem>(CaseTracks.Of(Telling, await reading.WholeJournal(Telling.View, cancellationToken)));
        foreach (var joined in await cases.Beside(Reader, Telling.View, CasePart.File, cancellationToken))
        {
            var told = new CaseTelling(joined.View, Reader, Telling.Names, Telling.Now, words);
            var origin = JoinedWords.Of(joined, words);
            items.AddRange(CaseTracks.Of(told, await reading.WholeJournal(joined.View, cancellationToken)).Select(item => item with { Origin = origin }));
        }
        return [.. items.OrderBy(item => item.From).ThenBy(item => item.Track)];
    }

    private (string, string, bool) Link(string title, TrackPeriod period, (LocalDate First, LocalDate Last)? asked) =>
        (title, $"/cases/{Id}/timeline" + (asked is { } days ? $"?from={LocalDatePattern.Iso.Format(days.First)}&to={LocalDatePattern.Iso.Format(days.Last)}" : ""), period == Shown);

    private string When(TrackItem item)
    {
        var from = Day(Telling.State.Calendar.DateOf(item.From));
        return !item.Lasts ? from
            : item.To is { } to ? words.With("people.from_to", from, Day(Telling.State.Calendar.DateOf(to)))
            : words.With("people.since", from);
    }

    private string Day(LocalDate day) => DateWords.Short(day, words.Spoken);

    private static LocalDate? Read(string? text) =>
        text is not null && LocalDatePattern.Iso.Parse(text) is { Success: true, Value: { Year: >= 1900 and <= 2200 } day } ? day : null;
}
