using System.Collections.Immutable;
using ChildProtection.Workflow.Engine.Charts;
using NodaTime;

namespace ChildProtection.Workflow.Engine.Execution;

/// <summary>Where a case stands in a snapshot: active states, what history states remember, when states were entered, what became of tasks.</summary>
internal static class SnapshotWork
{
    // Marks of a visit.
    private const int VisitBits = 2;
    private const int EnteredAgain = 1;
    private const int WithTheOneBefore = 2;

    // Marks of an outcome.
    private const int OutcomeBits = 3;
    private const int ForARecord = 1;
    private const int NotTheFirst = 2;
    private const int SetAside = 4;

    public static void WriteStates(SnapshotEncoder to, ImmutableArray<string> ids, SnapshotNames names)
    {
        to.Number(ids.Length);
        foreach (var id in ids)
        {
            names.StateIds.Write(to, id);
        }
    }

    public static ImmutableArray<string> ReadStates(ref SnapshotDecoder from, SnapshotNames names)
    {
        var ids = ImmutableArray.CreateBuilder<string>(from.Count());
        for (var left = ids.Capacity; left > 0; left--)
        {
            ids.Add(names.StateIds.Read(ref from));
        }
        return ids.MoveToImmutable();
    }

    /// <summary>Each history state that remembers something, and what.</summary>
    public static void WriteHistories(SnapshotEncoder to, ChartSnapshot chart, SnapshotNames names)
    {
        to.Number(chart.Histories.Count);
        foreach (var (history, states) in chart.Histories)
        {
            names.StateIds.Write(to, history);
            WriteStates(to, states, names);
        }
    }

    public static ImmutableSortedDictionary<string, ImmutableArray<string>> ReadHistories(ref SnapshotDecoder from, SnapshotNames names)
    {
        var histories = ImmutableSortedDictionary.CreateBuilder<string, ImmutableArray<string>>(StringComparer.Ordinal);
        for (var left = from.Count(); left > 0; left--)
        {
            histories[names.StateIds.Read(ref from)] = ReadStates(ref from, names);
        }
        return histories.ToImmutable();
    }

    /// <summary>How many states further, with marks; when, unless it was with the one before; how often, if more than once.</summary>
    public static void WriteVisits(SnapshotEncoder to, ImmutableArray<StateVisit> visits, SnapshotNames names)
    {
        to.Number(visits.Length);
        var (last, lastAt) = (-1, default(Instant?));
        foreach (var visit in visits)
        {
            var state = names.States.PlaceOf(visit.Path);
            if (state <= last)
            {
                throw new InvalidOperationException($"The visit of {visit.Path} stands in the wrong place.");
            }
            var marks = (visit.Activation == 1 ? 0 : EnteredAgain) | (visit.EnteredAt == lastAt ? WithTheOneBefore : 0);
            to.Number(((state - last) << VisitBits) | marks);
            if ((marks & WithTheOneBefore) == 0)
            {
                to.At(visit.EnteredAt);
            }
            if ((marks & EnteredAgain) != 0)
            {
                to.Number(visit.Activation);
            }
            (last, lastAt) = (state, visit.EnteredAt);
        }
    }

    public static ImmutableArray<StateVisit> ReadVisits(ref SnapshotDecoder from, SnapshotNames names)
    {
        var visits = ImmutableArray.CreateBuilder<StateVisit>(from.Count());
        var states = names.States.Names;
        var (state, at) = (-1, default(Instant?));
        for (var left = visits.Capacity; left > 0; left--)
        {
            var head = from.Number();
            var further = head >> VisitBits;
            if (further == 0 || further >= (ulong)(states.Length - state))
            {
                throw new UnreadableSnapshotException($"There is no state {further} after {state}.");
            }
            state += (int)further;
            at = (head & WithTheOneBefore) != 0 ? at ?? throw new UnreadableSnapshotException("No state was entered before.") : from.At();
            visits.Add(new StateVisit(states[state], at.Value, (head & EnteredAgain) != 0 ? from.Int() : 1));
        }
        return visits.MoveToImmutable();
    }

    /// <summary>The task, with marks; when it was done, when that was entered, the fact that its deadline counted from; the record; the stay, how often it was done.</summary>
    public static void WriteOutcomes(SnapshotEncoder to, ImmutableArray<TaskOutcome> outcomes, SnapshotNames names)
    {
        to.Number(outcomes.Length);
        foreach (var outcome in outcomes)
        {
            var isFirst = outcome is { Activation: 1, Times: 1 };
            var marks = (outcome.Each is null ? 0 : ForARecord) | (isFirst ? 0 : NotTheFirst) | (outcome.SetAside ? SetAside : 0);
            names.Tasks.Write(to, outcome.Task, marks, OutcomeBits);
            to.On(outcome.On);
            to.At(outcome.RecordedAt);
            to.On(outcome.MetFrom);
            if (outcome.Each is { } each)
            {
                to.Text(each);
            }
            if (!isFirst)
            {
                to.Number(outcome.Activation);
                to.Number(outcome.Times);
            }
        }
    }

    public static ImmutableArray<TaskOutcome> ReadOutcomes(ref SnapshotDecoder from, SnapshotNames names)
    {
        var outcomes = ImmutableArray.CreateBuilder<TaskOutcome>(from.Count());
        for (var left = outcomes.Capacity; left > 0; left--)
        {
            var task = names.Tasks.Read(ref from, OutcomeBits, out var marks);
            var (on, at, metFrom) = (from.On(), from.At(), from.OnOrNone());
            var each = (marks & ForARecord) != 0 ? from.Text() : null;
            var (stay, times) = (marks & NotTheFirst) != 0 ? (from.Int(), from.Int()) : (1, 1);
            outcomes.Add(new TaskOutcome(task, each, stay, times, on, at, (marks & SetAside) != 0, metFrom));
        }
        return outcomes.MoveToImmutable();
    }
}
