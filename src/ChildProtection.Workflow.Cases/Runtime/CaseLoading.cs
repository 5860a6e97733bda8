using ChildProtection.Workflow.Cases.Definitions;
using ChildProtection.Workflow.Engine.Calendars;
using ChildProtection.Workflow.Engine.Execution;
using NodaTime;

namespace ChildProtection.Workflow.Cases.Runtime;

/// <summary>
/// Reads cases for whoever shows or steps them. A case whose snapshot cannot be read (an upgrade changed its form, or its row was damaged) is made again
/// from its journal when it is first asked for, and kept so. The journal must be the one that was written, and lead to every one of its entries again:
/// where it does not, the case is parked as an incident, and never guessed.
/// </summary>
public sealed class CaseLoading(ICaseStore store, IJournal journal, ICalendarLibrary calendars, CaseDecider decider, IClock clock)
{
    /// <summary>The incident code of a case whose snapshot cannot be read and whose journal is not what was written.</summary>
    public const string JournalBrokenCode = "CPW5005";

    /// <summary>The incident code of a case whose snapshot cannot be read and whose journal does not make it again.</summary>
    public const string ReplayFailedCode = "CPW5006";

    /// <returns><see cref="CaseRead.Ready"/> or <see cref="CaseRead.Faulted"/>.</returns>
    public async Task<CaseRead> Read(LoadedCase loaded, CancellationToken cancellationToken)
    {
        var read = decider.Read(loaded);
        if (read is not CaseRead.Stale stale)
        {
            return read;
        }
        var (entries, verdict) = await Journal(loaded.Head, cancellationToken);
        if (verdict is JournalVerdict.Broken broken)
        {
            return await Park(loaded.Head, JournalBrokenCode, $"What is stored of the case cannot be read, and its journal is not the one that was written. {broken.Words}", stale.Why, cancellationToken);
        }
        CaseHead rebuilt;
        try
        {
            rebuilt = loaded.Head with { Snapshot = SnapshotFormat.Write(Replay(loaded.Head, stale, entries)) };
        }
#pragma warning disable CA1031 // Whatever keeps a journal from making its case again, the case is set aside with its trace, and the others go on.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            return await Park(
                loaded.Head, ReplayFailedCode, $"What is stored of the case cannot be read, and its journal does not make it again. {exception.Message}", $"{stale.Why}\n{exception}", cancellationToken);
        }
        // Where the case moved on meanwhile, whoever moved it has stored what can be read.
        await store.ReplaceSnapshot(rebuilt, cancellationToken);
        return decider.Read(loaded with { Head = rebuilt });
    }

    private async Task<(List<JournalRow> Entries, JournalVerdict Verdict)> Journal(CaseHead head, CancellationToken cancellationToken)
    {
        var chain = new JournalChain(head.Authority, head.Case);
        var entries = new List<JournalRow>();
        while (entries.Count < head.LastSequence)
        {
            var limit = (int)Math.Min(IJournal.EntriesMax, head.LastSequence - entries.Count);
            var page = await journal.Read(head.Authority, head.Case, entries.Count, limit, cancellationToken);
            entries.AddRange(page);
            if (page.Count == 0 || !page.All(chain.Follow))
            {
                break;
            }
        }
        return (entries, chain.Conclude(head.LastSequence, head.LastHash));
    }

    /// <exception cref="InvalidOperationException">An input is not accepted again, or leads to something else than it led to.</exception>
    private CaseSnapshot Replay(CaseHead head, CaseRead.Stale stale, List<JournalRow> rows)
    {
        var entries = rows.ConvertAll(row => JournalFormat.Read(row.Kind, row.OccurredAt, row.RecordedAt, row.Actor, row.Payload.Span));
        CaseSnapshot? snapshot = null;
        var told = 0;
        foreach (var step in CaseMachine.Replay(stale.Definition, CalendarOf, entries))
        {
            foreach (var again in step.Entries)
            {
                if (told == entries.Count || !IsSame(entries[told], again))
                {
                    throw new InvalidOperationException($"Entry {told + 1} would be {again.Kind} now, and another.");
                }
                told++;
            }
            snapshot = step.Snapshot;
        }
        return snapshot is not null && told == entries.Count ? snapshot : throw new InvalidOperationException($"Entry {told + 1} does not come about again.");

        WorkingCalendar CalendarOf(string version) =>
            version == stale.Calendar.Version ? stale.Calendar
            : calendars.Find(head.Authority, stale.Calendar.Name, version)
                ?? throw new InvalidOperationException($"The calendar {stale.Calendar.Name} of version {version}, which the case was counted by, is not here.");
    }

    private static bool IsSame(JournalEntry entry, JournalEntry again) =>
        entry.Kind == again.Kind && entry.Actor == again.Actor
        && entry.OccurredAt == StoredTime.Floor(again.OccurredAt) && entry.RecordedAt == StoredTime.Floor(again.RecordedAt)
        && JournalFormat.WritePayload(entry).AsSpan().SequenceEqual(JournalFormat.WritePayload(again));

    private async Task<CaseRead> Park(CaseHead head, string code, string words, string trace, CancellationToken cancellationToken)
    {
        await store.Park(head.Authority, head.Case, new SweepDecision.Park(code, words, trace), StoredTime.Floor(clock.GetCurrentInstant()), cancellationToken);
        return new CaseRead.Faulted(code, words, trace);
    }
}
