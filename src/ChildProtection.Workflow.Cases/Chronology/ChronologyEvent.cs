using ChildProtection.Workflow.Cases.Runtime;
using NodaTime;

namespace ChildProtection.Workflow.Cases.Chronology;

/// <summary>An event of a chronology as it stands now, with the record that it rests on.</summary>
/// <param name="Now">What is said of it now.</param>
/// <param name="First">Who put it there, and when.</param>
/// <param name="Record">Null: it is written down in the chronology itself.</param>
/// <param name="At">When it happened; null: the record does not say.</param>
public sealed record ChronologyEvent(ChronologyEntry Now, ChronologyEntry First, RecordRow? Record, Instant? At)
{
    /// <summary>
    /// The events that hold, in the order in which they happened; what has no day comes last. An event whose record the reader does not see is not in it.
    /// </summary>
    /// <param name="journal">Every line of the chronology.</param>
    /// <param name="records">The records that the reader sees.</param>
    /// <param name="startOf">The first instant of a day where the case is.</param>
    public static IReadOnlyList<ChronologyEvent> Of(IEnumerable<ChronologyEntry> journal, IEnumerable<RecordRow> records, Func<LocalDate, Instant> startOf)
    {
        ArgumentNullException.ThrowIfNull(startOf);
        var seen = records.ToDictionary(row => new RecordSource(row.List, row.Id));
        return
        [
            .. journal.GroupBy(line => line.Event).Select(lines => (First: lines.MinBy(line => line.Number)!, Now: lines.MaxBy(line => line.Number)!))
                .Where(lines => lines.Now.Act != ChronologyAct.TakenOff && (lines.Now.Source is null || seen.ContainsKey(lines.Now.Source)))
                .Select(lines => One(lines.First, lines.Now, lines.Now.Source is { } source ? seen[source] : null, startOf))
                .OrderBy(one => one.At is null).ThenBy(one => one.At).ThenBy(one => one.First.Signed.At),
        ];
    }

    private static ChronologyEvent One(ChronologyEntry first, ChronologyEntry now, RecordRow? record, Func<LocalDate, Instant> startOf) =>
        new(now, first, record, record is not null ? record.OccurredAt : now.On is { } day ? startOf(day) : null);
}
