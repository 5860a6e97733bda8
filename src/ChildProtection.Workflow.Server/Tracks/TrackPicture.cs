using NodaTime;

namespace ChildProtection.Workflow.Server.Tracks;

/// <summary>Where everything of a timeline stands on the picture. What it shows is said in a table as well.</summary>
/// <param name="Months">The lines of the scale: where, and what stands there.</param>
/// <param name="Today">Null: today is not on the picture.</param>
public sealed record TrackPicture(
    double Height, IReadOnlyList<TrackPicture.Row> Rows, IReadOnlyList<TrackPicture.Box> Boxes, IReadOnlyList<(double X, LocalDate Month)> Months, double? Today)
{
    /// <summary>In the picture's units.</summary>
    public const double Width = 960;

    /// <summary>The titles of the tracks stand left of this.</summary>
    public const double Left = 150;

    private const double Top = 28;
    private const double LaneHeight = 22;
    private const double RowGap = 10;

    /// <summary>The least distance between two lines of the scale.</summary>
    private const double ScaleGap = 56;

    /// <summary>Lanes of one track: what overlaps more often is drawn on the last.</summary>
    private const int LanesMax = 6;

    /// <summary>A sign's half width: two that stand nearer are drawn on two lanes.</summary>
    private const double Reach = 7;

    public sealed record Row(TrackKind Track, double Y, double Height);

    /// <param name="Width">0 for a moment.</param>
    /// <param name="GoesOn">It lasts beyond today.</param>
    public sealed record Box(TrackItem Item, double X, double Y, double Width, bool GoesOn);

    /// <param name="items">By time of beginning.</param>
    /// <param name="dayOf">The day of an instant where the case is.</param>
    /// <param name="today">Until which what goes on is drawn.</param>
    public static TrackPicture Of(IEnumerable<TrackItem> items, TrackPeriod period, Func<Instant, LocalDate> dayOf, LocalDate today)
    {
        ArgumentNullException.ThrowIfNull(period);
        ArgumentNullException.ThrowIfNull(dayOf);
        var (rows, boxes, y) = (new List<Row>(), new List<Box>(), Top);
        foreach (var track in items.Where(item => Shows(item, period, dayOf, today)).GroupBy(item => item.Track).OrderBy(track => track.Key))
        {
            var lanes = new List<double>();
            foreach (var item in track)
            {
                var from = X(dayOf(item.From), period);
                var to = item.Lasts ? Math.Max(from + 3, X(End(item, dayOf, today).PlusDays(1), period)) : from;
                var (start, end) = item.Lasts ? (from, to) : (from - Reach, from + Reach);
                var lane = lanes.FindIndex(taken => taken <= start);
                lane = lane >= 0 ? lane : Math.Min(lanes.Count, LanesMax - 1);
                if (lane == lanes.Count)
                {
                    lanes.Add(0);
                }
                lanes[lane] = Math.Max(lanes[lane], end);
                boxes.Add(new Box(item, from, y + (lane * LaneHeight), item.Lasts ? to - from : 0, item is { Lasts: true, To: null }));
            }
            var height = lanes.Count * LaneHeight;
            rows.Add(new Row(track.Key, y, height));
            y += height + RowGap;
        }
        return new TrackPicture(y, rows, boxes, Scale(period), today >= period.First && today <= period.Last ? X(today, period) : null);
    }

    /// <summary>Whether any of it lies within the period.</summary>
    public static bool Shows(TrackItem item, TrackPeriod period, Func<Instant, LocalDate> dayOf, LocalDate today)
    {
        ArgumentNullException.ThrowIfNull(item);
        ArgumentNullException.ThrowIfNull(period);
        ArgumentNullException.ThrowIfNull(dayOf);
        return dayOf(item.From) <= period.Last && (item.Lasts ? End(item, dayOf, today) : dayOf(item.From)) >= period.First;
    }

    private static LocalDate End(TrackItem item, Func<Instant, LocalDate> dayOf, LocalDate today) =>
        item.To is { } to ? dayOf(to) : LocalDate.Max(today, dayOf(item.From));

    private static double X(LocalDate day, TrackPeriod period) =>
        Left + (Math.Clamp(Period.DaysBetween(period.First, day), 0, period.Days) * (Width - Left - Reach) / period.Days);

    private static IReadOnlyList<(double, LocalDate)> Scale(TrackPeriod period)
    {
        var marks = new List<(double X, LocalDate Month)>();
        var month = new LocalDate(period.First.Year, period.First.Month, 1).PlusMonths(period.First.Day == 1 ? 0 : 1);
        for (; month <= period.Last; month = month.PlusMonths(1))
        {
            if (X(month, period) is var x && (marks.Count == 0 || x - marks[^1].X >= ScaleGap))
            {
                marks.Add((x, month));
            }
        }
        return marks;
    }
}
