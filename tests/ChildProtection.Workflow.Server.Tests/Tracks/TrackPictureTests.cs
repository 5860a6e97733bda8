using ChildProtection.Workflow.Server.Tracks;
using NodaTime;

namespace ChildProtection.Workflow.Server.Tests.Tracks;

public sealed class TrackPictureTests
{
    private static readonly LocalDate First = new(2026, 1, 1);
    private static readonly LocalDate Today = new(2026, 6, 1);
    private static readonly TrackPeriod Half = new(First, new LocalDate(2026, 7, 31));

    [Test]
    public void Everything_of_the_period_stands_on_the_picture_and_nothing_else()
    {
        var picture = Drawn(Half, Moment(TrackKind.Visits, -10), Moment(TrackKind.Visits, 10), Span(-60, 30), Span(-60, -30), Moment(TrackKind.Deadlines, 400));

        Assert.That(picture.Boxes.Select(box => box.Item.Track), Is.EquivalentTo(new[] { TrackKind.Phases, TrackKind.Visits }));
        Assert.That(picture.Boxes, Has.All.Matches<TrackPicture.Box>(box => box.X >= TrackPicture.Left && box.X + box.Width <= TrackPicture.Width && box.Y < picture.Height));
    }

    [Test]
    public void What_goes_on_is_drawn_until_today()
    {
        var box = Drawn(Half, new TrackItem(TrackKind.Register, TrackSign.Span, At(0), null, "on")).Boxes.Single();

        Assert.That(box.GoesOn, Is.True);
        Assert.That(box.X + box.Width, Is.EqualTo(Drawn(Half).Today!.Value).Within(6));
    }

    [Test]
    public void Things_on_one_day_do_not_cover_each_other()
    {
        var picture = Drawn(Half, Moment(TrackKind.Visits, 10), Moment(TrackKind.Visits, 10), Moment(TrackKind.Visits, 11));

        Assert.That(picture.Boxes.Select(box => box.Y).Distinct().Count(), Is.EqualTo(3));
        Assert.That(picture.Rows.Single().Height, Is.EqualTo(3 * 22));
    }

    [Test]
    public void The_lines_of_the_scale_stand_apart_however_long_the_period_is()
    {
        var months = Drawn(new TrackPeriod(First.PlusYears(-20), Today)).Months;

        Assert.That(months.Zip(months.Skip(1), (one, next) => next.X - one.X), Has.All.GreaterThanOrEqualTo(56));
    }

    [Test]
    public void A_period_the_wrong_way_round_or_too_long_is_put_right()
    {
        Assert.That(TrackPeriod.Asked(Today, First, Half), Is.EqualTo(new TrackPeriod(First, Today)));
        Assert.That(TrackPeriod.Asked(new LocalDate(1900, 1, 1), Today, Half).Last, Is.EqualTo(new LocalDate(1925, 1, 1)));
        Assert.That(TrackPeriod.Asked(null, null, Half), Is.EqualTo(Half));
    }

    [Test]
    public void A_whole_case_runs_from_its_first_day_to_what_is_due_soon() =>
        Assert.That(TrackPeriod.Whole([Today.PlusDays(9), First], Today), Is.EqualTo(new TrackPeriod(First, Today.PlusDays(TrackPeriod.AheadDays))));

    private static Instant At(int day) => First.PlusDays(day).AtStartOfDayInZone(DateTimeZone.Utc).ToInstant();

    private static TrackItem Moment(TrackKind track, int day) => new(track, TrackSign.Alone, At(day), null, "visit");

    private static TrackItem Span(int from, int to) => new(TrackKind.Phases, TrackSign.Span, At(from), At(to), "phase");

    private static TrackPicture Drawn(TrackPeriod period, params TrackItem[] items) => TrackPicture.Of(items.OrderBy(item => item.From), period, at => at.InUtc().Date, Today);
}
