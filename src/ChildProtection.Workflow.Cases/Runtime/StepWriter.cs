using System.Collections.Immutable;
using ChildProtection.Workflow.Cases.Agencies;
using ChildProtection.Workflow.Engine.Calendars;
using ChildProtection.Workflow.Engine.Execution;
using NodaTime;

namespace ChildProtection.Workflow.Cases.Runtime;

/// <summary>Turns an accepted step of the engine into what is to be stored: head, journal, rows that changed, records, register, events. Pure.</summary>
internal static class StepWriter
{
    public static DecidedStep First(
        NewCase opening, CompiledDefinition definition, WorkingCalendar calendar, StepResult.Accepted step, string? commandKey, Instant now)
    {
        var before = new CaseHead
        {
            Authority = opening.Authority,
            Case = opening.Case,
            Child = opening.Child,
            Team = opening.Team,
            Version = 0,
            LastSequence = 0,
            LastHash = JournalHash.Start,
            DefinitionHash = definition.Definition.Hash,
            MainState = string.Empty,
            Closed = false,
            OpenedAt = now,
            ChangedAt = now,
            Snapshot = ReadOnlyMemory<byte>.Empty,
        };
        return Write(before, opening.Relations, null, definition, calendar, step, commandKey, now);
    }

    public static DecidedStep Next(CaseState state, StepResult.Accepted step, string? commandKey, Instant now) =>
        Write(state.Head, state.Relations, state.Snapshot, state.Definition, state.Calendar, step, commandKey, now);

    private static DecidedStep Write(
        CaseHead head,
        IReadOnlyList<AgencyRelation> relations,
        CaseSnapshot? before,
        CompiledDefinition definition,
        WorkingCalendar calendar,
        StepResult.Accepted step,
        string? commandKey,
        Instant now)
    {
        var model = definition.Definition;
        var after = step.Snapshot;
        var journal = Chain(head, step.Entries);
        var tasksBefore = before is null ? [] : TaskRows.Of(model, before, step.Before, calendar, head.Team);
        var tasksAfter = TaskRows.Of(model, after, step.After, calendar, head.Team);
        var deadlinesBefore = before is null ? [] : DeadlineRows.Of(step.Before, calendar);
        var deadlinesAfter = DeadlineRows.Of(step.After, calendar);
        var breachesBefore = before is null ? [] : DeadlineRows.BreachesOf(before, calendar);
        return new DecidedStep
        {
            ExpectedVersion = head.Version,
            ExpectedHash = head.LastHash,
            Head = head with
            {
                Version = head.Version + 1,
                LastSequence = journal[^1].Sequence,
                LastHash = journal[^1].Hash,
                MainState = MainState.Of(model, after),
                Closed = after.Closed,
                ChangedAt = now,
                Snapshot = SnapshotFormat.Write(after),
            },
            CommandKey = commandKey,
            Journal = journal,
            TasksOpened = RowChanges.New(tasksBefore, tasksAfter),
            TasksChanged = RowChanges.Changed(tasksBefore, tasksAfter),
            TasksClosed = RowChanges.Gone(tasksBefore, tasksAfter),
            DeadlinesSet = RowChanges.Set(deadlinesBefore, deadlinesAfter),
            DeadlinesEnded = RowChanges.Gone(deadlinesBefore, deadlinesAfter),
            BreachesSet = RowChanges.Set(breachesBefore, DeadlineRows.BreachesOf(after, calendar)),
            RecordsSet = RecordRows.Of(step.Entries, calendar),
            Register = RegisterChanges.Of(journal[0].Sequence, step.Entries, calendar),
            HoldersChanged = HolderChange.Between(before, after),
            Outgoing = Events(head, relations, definition, after, journal, step.Entries, calendar),
        };
    }

    private static IReadOnlyList<JournalRow> Chain(CaseHead head, ImmutableArray<JournalEntry> entries)
    {
        var rows = new List<JournalRow>(entries.Length);
        var previous = head.LastHash;
        foreach (var entry in entries)
        {
            var sequence = head.LastSequence + 1 + rows.Count;
            var payload = JournalFormat.WritePayload(entry);
            var hash = JournalHash.Compute(
                previous.Span, head.Authority, head.Case, sequence, entry.Kind, entry.OccurredAt, entry.RecordedAt, entry.Actor, payload);
            rows.Add(new JournalRow(sequence, entry.Kind, entry.OccurredAt, entry.RecordedAt, entry.Actor, payload, hash));
            previous = hash;
        }
        return rows;
    }

    private static List<OutgoingEvent> Events(
        CaseHead head,
        IReadOnlyList<AgencyRelation> relations,
        CompiledDefinition definition,
        CaseSnapshot after,
        IReadOnlyList<JournalRow> journal,
        ImmutableArray<JournalEntry> entries,
        WorkingCalendar calendar)
    {
        var leaving = new List<OutgoingEvent>();
        foreach (var (index, entry) in entries.Index())
        {
            var row = journal[index];
            if (entry is JournalEntry.EventPublished published)
            {
                Add(row, published.Event, relations);
            }
            else if (AgencyDuties.ToldAs(entry, definition, after) is var (kind, relation))
            {
                Add(row, kind, [.. relations.Where(one => one.Kind == relation)]);
            }
        }
        return leaving;

        void Add(JournalRow row, string kind, IReadOnlyList<AgencyRelation> told) => leaving.Add(new OutgoingEvent(
            EventIds.Of(head.Case, row.Sequence),
            row.Sequence,
            kind,
            row.OccurredAt,
            row.RecordedAt,
            NoticePolicy.Recipients(definition.Definition.Events[kind], told, calendar.DateOf(row.OccurredAt))));
    }
}
