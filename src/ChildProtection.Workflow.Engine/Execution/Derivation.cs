using System.Collections.Immutable;
using NodaTime;

namespace ChildProtection.Workflow.Engine.Execution;

/// <summary>What the active states ask for, computed from facts and never remembered. Lists are in the order of their keys.</summary>
public sealed record Derivation
{
    /// <summary>Of a case that is not open, or closed.</summary>
    public static Derivation Empty { get; } = new();

    public ImmutableArray<OpenTask> Tasks { get; init; } = [];

    public ImmutableArray<DerivedDeadline> Deadlines { get; init; } = [];

    public ImmutableArray<OfferedAction> Actions { get; init; } = [];

    public ImmutableArray<OpenEscalation> Escalations { get; init; } = [];

    public ImmutableArray<StandingDuty> Duties { get; init; } = [];

    /// <summary>Deadlines whose date the calendar cannot count: code and words. A step that leads to one is not accepted.</summary>
    public ImmutableArray<Refusal> Problems { get; init; } = [];

    /// <summary>When the next stage of any deadline is due, for the sweep; null when none is.</summary>
    public Instant? NextStageAt { get; init; }

    /// <summary>The deadline of that name (and record), or null.</summary>
    public DerivedDeadline? Deadline(string name, string? each = null)
    {
        foreach (var deadline in Deadlines)
        {
            if (deadline.Name == name && deadline.Each == each)
            {
                return deadline;
            }
        }
        return null;
    }

    /// <summary>The open task of that name (and record), or null.</summary>
    public OpenTask? Task(string name, string? each = null)
    {
        foreach (var task in Tasks)
        {
            if (task.Name == name && task.Each == each)
            {
                return task;
            }
        }
        return null;
    }

    /// <summary>What to set and what to remove in stored rows to come from one derivation to another.</summary>
    public static DerivationChange Diff(Derivation before, Derivation after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        return new DerivationChange
        {
            TasksSet = Set(before.Tasks, after.Tasks, task => task.Key, (a, b) => a.SameRow(b)),
            TasksRemoved = Removed(before.Tasks, after.Tasks, task => task.Key),
            DeadlinesSet = Set(before.Deadlines, after.Deadlines, deadline => deadline.Key, (a, b) => a.SameRow(b)),
            DeadlinesRemoved = Removed(before.Deadlines, after.Deadlines, deadline => deadline.Key),
            EscalationsSet = Set(before.Escalations, after.Escalations, item => item.Key, (a, b) => a.SameRow(b)),
            EscalationsRemoved = Removed(before.Escalations, after.Escalations, item => item.Key),
            DutiesSet = Set(before.Duties, after.Duties, duty => duty.Key, (a, b) => a == b),
            DutiesRemoved = Removed(before.Duties, after.Duties, duty => duty.Key),
        };
    }

    private static ImmutableArray<T> Set<T>(
        ImmutableArray<T> before, ImmutableArray<T> after, Func<T, string> key, Func<T, T, bool> same)
    {
        if (before == after)
        {
            return [];
        }
        var known = before.ToDictionary(key, StringComparer.Ordinal);
        return [.. after.Where(item => !known.TryGetValue(key(item), out var old) || !same(old, item))];
    }

    private static ImmutableArray<string> Removed<T>(ImmutableArray<T> before, ImmutableArray<T> after, Func<T, string> key)
    {
        if (before == after)
        {
            return [];
        }
        var kept = after.Select(key).ToHashSet(StringComparer.Ordinal);
        return [.. before.Select(key).Where(each => !kept.Contains(each))];
    }
}
