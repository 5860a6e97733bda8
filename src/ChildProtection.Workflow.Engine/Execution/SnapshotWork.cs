using System.Collections.Immutable;
using System.Text.Json;
using ChildProtection.Workflow.Engine.Charts;
using NodaTime;

namespace ChildProtection.Workflow.Engine.Execution;

/// <summary>
/// Where a case stands in a snapshot: the innermost active states; for each history state that remembers something a list of it and what; for each
/// time at which states were entered a list of it and them, each followed by how often it was entered as a list of one, if more than once; what became
/// of tasks.
/// </summary>
internal static class SnapshotWork
{
    public static void WriteActive(Utf8JsonWriter writer, ChartSnapshot chart, SnapshotNames names)
    {
        foreach (var id in chart.ActiveAtomic)
        {
            names.StateIds.Write(writer, id);
        }
    }

    public static void WriteHistories(Utf8JsonWriter writer, ChartSnapshot chart, SnapshotNames names)
    {
        foreach (var (history, states) in chart.Histories)
        {
            writer.WriteStartArray();
            names.StateIds.Write(writer, history);
            foreach (var id in states)
            {
                names.StateIds.Write(writer, id);
            }
            writer.WriteEndArray();
        }
    }

    public static ImmutableArray<string> ReadActive(ref Utf8JsonReader reader, SnapshotNames names)
    {
        var active = ImmutableArray.CreateBuilder<string>();
        while (reader.IsInArray())
        {
            active.Add(names.StateIds.Read(ref reader));
        }
        return active.DrainToImmutable();
    }

    public static ImmutableSortedDictionary<string, ImmutableArray<string>> ReadHistories(ref Utf8JsonReader reader, SnapshotNames names)
    {
        var histories = ImmutableSortedDictionary.CreateBuilder<string, ImmutableArray<string>>(StringComparer.Ordinal);
        while (reader.IsInArray())
        {
            reader.RequireArray();
            reader.Next();
            histories.Add(names.StateIds.Read(ref reader), ReadActive(ref reader, names));
        }
        return histories.ToImmutable();
    }

    public static void WriteVisits(Utf8JsonWriter writer, ImmutableArray<StateVisit> visits, SnapshotNames names)
    {
        var told = new HashSet<Instant>();
        foreach (var first in visits)
        {
            if (!told.Add(first.EnteredAt))
            {
                continue;
            }
            writer.WriteStartArray();
            SnapshotTimes.Write(writer, first.EnteredAt);
            foreach (var visit in visits)
            {
                if (visit.EnteredAt == first.EnteredAt)
                {
                    Write(writer, visit, names);
                }
            }
            writer.WriteEndArray();
        }
    }

    public static ImmutableArray<StateVisit> ReadVisits(ref Utf8JsonReader reader, SnapshotNames names)
    {
        var visits = ImmutableArray.CreateBuilder<StateVisit>();
        while (reader.IsInArray())
        {
            reader.RequireArray();
            reader.Next();
            var at = SnapshotTimes.ReadInstant(ref reader);
            while (reader.IsInArray())
            {
                if (reader.TokenType == JsonTokenType.StartArray)
                {
                    visits[^1] = visits[^1] with { Activation = reader.NextNumber() };
                    reader.Next();
                }
                else
                {
                    visits.Add(new StateVisit(names.States.Read(ref reader), at, 1));
                }
            }
        }
        visits.Sort(static (one, other) => string.CompareOrdinal(one.Path, other.Path));
        return visits.DrainToImmutable();
    }

    private static void Write(Utf8JsonWriter writer, StateVisit visit, SnapshotNames names)
    {
        names.States.Write(writer, visit.Path);
        if (visit.Activation != 1)
        {
            writer.WriteStartArray();
            writer.WriteNumberValue(visit.Activation);
            writer.WriteEndArray();
        }
    }

    /// <summary>Task, when it was done, when that was entered, the fact that its deadline counted from; then, as far as they say anything: the record, the stay, how often it was done, 1 if it was set aside.</summary>
    public static void WriteOutcomes(Utf8JsonWriter writer, ImmutableArray<TaskOutcome> outcomes, SnapshotNames names)
    {
        foreach (var outcome in outcomes)
        {
            writer.WriteStartArray();
            names.Tasks.Write(writer, outcome.Task);
            SnapshotTimes.Write(writer, outcome.On);
            SnapshotTimes.Write(writer, outcome.RecordedAt);
            SnapshotTimes.Write(writer, outcome.MetFrom);
            if (outcome is not { Each: null, Activation: 1, Times: 1, SetAside: false })
            {
                writer.WriteStringValue(outcome.Each);
            }
            if (outcome is not { Activation: 1, Times: 1, SetAside: false })
            {
                writer.WriteNumberValue(outcome.Activation);
                writer.WriteNumberValue(outcome.Times);
            }
            if (outcome.SetAside)
            {
                writer.WriteNumberValue(1);
            }
            writer.WriteEndArray();
        }
    }

    public static ImmutableArray<TaskOutcome> ReadOutcomes(ref Utf8JsonReader reader, SnapshotNames names)
    {
        var outcomes = ImmutableArray.CreateBuilder<TaskOutcome>();
        while (reader.IsInArray())
        {
            outcomes.Add(ReadOutcome(ref reader, names));
        }
        return outcomes.DrainToImmutable();
    }

    private static TaskOutcome ReadOutcome(ref Utf8JsonReader reader, SnapshotNames names)
    {
        reader.RequireArray();
        reader.Next();
        var task = names.Tasks.Read(ref reader);
        reader.Next();
        var on = SnapshotTimes.ReadEventTime(ref reader) ?? throw new JsonException("A task was done at some time.");
        reader.Next();
        var at = SnapshotTimes.ReadInstant(ref reader);
        reader.Next();
        var outcome = new TaskOutcome(task, null, 1, 1, on, at, false, SnapshotTimes.ReadEventTime(ref reader));
        if (!reader.IsInArray())
        {
            return outcome;
        }
        outcome = outcome with { Each = reader.GetString() };
        if (!reader.IsInArray())
        {
            return outcome;
        }
        var (stay, times) = (reader.GetInt32(), reader.NextNumber());
        var aside = reader.IsInArray();
        if (aside)
        {
            reader.Next();
        }
        return outcome with { Activation = stay, Times = times, SetAside = aside };
    }
}
