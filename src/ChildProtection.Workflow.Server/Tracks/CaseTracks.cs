using ChildProtection.Workflow.Cases.Reading;
using ChildProtection.Workflow.Cases.Runtime;
using ChildProtection.Workflow.Engine.Definitions;
using ChildProtection.Workflow.Engine.Execution;
using ChildProtection.Workflow.Server.CasePage;
using NodaTime;

namespace ChildProtection.Workflow.Server.Tracks;

/// <summary>What happened in a case and what is due, sorted onto tracks.</summary>
public static class CaseTracks
{
    /// <summary>The region of the definitions whose states are the phases of a case.</summary>
    private const string MainRegion = "main";

    private static readonly (string List, TrackKind Track, TrackSign Sign)[] Recorded =
    [
        ("strategy_discussion", TrackKind.Conferences, TrackSign.Meeting), ("conference", TrackKind.Conferences, TrackSign.Meeting),
        ("core_group_meeting", TrackKind.CoreGroups, TrackSign.Meeting), ("plan_version", TrackKind.PlanVersions, TrackSign.Version),
        (VisitRecords.Unsuccessful, TrackKind.Visits, TrackSign.NotSeen), (VisitRecords.DeniedAccess, TrackKind.Visits, TrackSign.NotSeen),
    ];

    /// <param name="journal">The whole journal, in order.</param>
    /// <returns>By time of beginning.</returns>
    public static IReadOnlyList<TrackItem> Of(CaseTelling telling, IReadOnlyList<JournalLine> journal)
    {
        ArgumentNullException.ThrowIfNull(telling);
        ArgumentNullException.ThrowIfNull(journal);
        var entries = journal.Select(line => line.Entry).ToList();
        return
        [
            .. Phases(telling, entries).Concat(Register(telling, entries)).Concat(Visits(telling)).Concat(Records(telling)).Concat(Missed(telling)).Concat(Due(telling))
                .OrderBy(item => item.From).ThenBy(item => item.Track),
        ];
    }

    private static IEnumerable<TrackItem> Phases(CaseTelling telling, IReadOnlyList<JournalEntry> entries)
    {
        var main = telling.Outline.States.Values.FirstOrDefault(state => state.Name == MainRegion && state.Kind == StateKind.Exclusive);
        foreach (var phase in main?.Children ?? [])
        {
            Instant? since = null;
            foreach (var entry in entries)
            {
                switch (entry)
                {
                    case JournalEntry.StateEntered entered when entered.State == phase.Path:
                        since ??= entry.OccurredAt;
                        break;
                    case JournalEntry.StateExited exited when exited.State == phase.Path && since is { } from:
                        yield return new TrackItem(TrackKind.Phases, TrackSign.Span, from, entry.OccurredAt, phase.Title.In(telling.Words.Language));
                        since = null;
                        break;
                }
            }
            if (since is { } still)
            {
                yield return new TrackItem(TrackKind.Phases, TrackSign.Span, still, null, phase.Title.In(telling.Words.Language));
            }
        }
    }

    private static IEnumerable<TrackItem> Register(CaseTelling telling, IReadOnlyList<JournalEntry> entries)
    {
        Instant? since = null;
        foreach (var asked in entries.OfType<JournalEntry.EffectAsked>())
        {
            if (asked.Effect == RegisterChanges.Enter)
            {
                since ??= asked.OccurredAt;
            }
            else if (asked.Effect == RegisterChanges.End && since is { } from)
            {
                yield return new TrackItem(TrackKind.Register, TrackSign.Span, from, asked.OccurredAt, telling.Words["tracks.on_register"]);
                since = null;
            }
        }
        if (since is { } still)
        {
            yield return new TrackItem(TrackKind.Register, TrackSign.Span, still, null, telling.Words["tracks.on_register"]);
        }
    }

    private static IEnumerable<TrackItem> Visits(CaseTelling telling) =>
        from visit in telling.Records(VisitRecords.Visit)
        where visit.Row.OccurredAt is not null
        select new TrackItem(
            TrackKind.Visits, VisitWords.IsAlone(visit) ? TrackSign.Alone : visit.Is("seen") ? TrackSign.Seen : TrackSign.NotSeen, visit.Row.OccurredAt!.Value, null,
            VisitWords.Of(visit, telling.Words));

    private static IEnumerable<TrackItem> Records(CaseTelling telling) =>
        from list in Recorded
        from record in telling.Records(list.List)
        where record.Row.OccurredAt is not null
        let type = telling.Definition.Records[list.List]
        let kind = record["kind"]
        select new TrackItem(list.Track, list.Sign, record.Row.OccurredAt!.Value, null, kind ?? type.Title.In(telling.Words.Language));

    private static IEnumerable<TrackItem> Missed(CaseTelling telling) =>
        telling.View.Sight.IsWhole
            ? telling.State.Snapshot.Breaches.Where(breach => !breach.RecordedLate && !breach.Moved).Select(breach => new TrackItem(
                TrackKind.Deadlines, TrackSign.Missed, breach.DueAt, Over(telling, breach),
                telling.Words.With(breach.IsOpen ? "tracks.missed_open" : breach.MetOn is null ? "tracks.missed_ended" : "tracks.missed_done", telling.DeadlineTitle(breach.Name))))
            : [];

    /// <summary>Null: it is still owed.</summary>
    private static Instant? Over(CaseTelling telling, Breach breach) =>
        breach.MetOn is { } met ? Instant.Max(met.ToInstant(telling.State.Calendar), breach.DueAt) : breach.Ended ? breach.DueAt : null;

    private static IEnumerable<TrackItem> Due(CaseTelling telling) =>
        from deadline in telling.View.Derivation.Deadlines
        where deadline.DueAt is not null && !deadline.Breached
        select new TrackItem(TrackKind.Deadlines, TrackSign.Due, deadline.DueAt!.Value, null, telling.Words.With("tracks.due", telling.DeadlineTitle(deadline.Name)));
}
