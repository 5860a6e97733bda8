using System.Collections.Immutable;
using NodaTime;

namespace ChildProtection.Workflow.Engine.Execution;

/// <summary>What the active states ask for, computed from facts and never remembered. Lists are in the order of their keys.</summary>
public sealed record Derivation
{
    private ImmutableArray<OfferedAction> _actions;
    private ImmutableArray<OpenEscalation> _escalations;

    /// <summary>Of a case that is not open, or closed.</summary>
    public static Derivation Empty { get; } = new();

    public ImmutableArray<OpenTask> Tasks { get; init; } = [];

    public ImmutableArray<DerivedDeadline> Deadlines { get; init; } = [];

    /// <summary>Found when first looked at: a sweep offers nobody anything.</summary>
    public ImmutableArray<OfferedAction> Actions
    {
        get => _actions.IsDefault ? _actions = By?.Actions() ?? [] : _actions;
        init => _actions = value;
    }

    /// <summary>Listed when first looked at.</summary>
    public ImmutableArray<OpenEscalation> Escalations
    {
        get => _escalations.IsDefault ? _escalations = By is null ? [] : OpenEscalations.Of(By.Definition, Ledger) : _escalations;
        init => _escalations = value;
    }

    public ImmutableArray<StandingDuty> Duties { get; init; } = [];

    /// <summary>Deadlines whose date the calendar cannot count: code and words. A step that leads to one is not accepted.</summary>
    public ImmutableArray<Refusal> Problems { get; init; } = [];

    /// <summary>When the next stage of any deadline is due, for the sweep; null when none is.</summary>
    public Instant? NextStageAt { get; init; }

    /// <summary>What it was derived by, for what is only worked out when it is looked at.</summary>
    internal Deriver? By { get; init; }

    /// <summary>What <see cref="Escalations"/> list.</summary>
    internal ImmutableArray<DeadlineLedger> Ledger
    {
        get;
        init
        {
            field = value;
            _escalations = default;
        }
    }

    /// <summary>Whether the action is offered, for that record if it is for one.</summary>
    internal bool Offers(string action, string? each) => By is not null && By.Offers(action, each);

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

    /// <summary>Whether the task of that key is open.</summary>
    internal bool HasTask(string key) => Find(Tasks, key, static task => task.Key) is not null;

    /// <summary>The deadline of that key, or null.</summary>
    internal DerivedDeadline? DeadlineOf(string key) => Find(Deadlines, key, static deadline => deadline.Key);

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

    private static T? Find<T>(ImmutableArray<T> rows, string key, Func<T, string> keyOf)
        where T : class
    {
        var (low, high) = (0, rows.Length - 1);
        while (low <= high)
        {
            var place = (low + high) >>> 1;
            var order = string.CompareOrdinal(keyOf(rows[place]), key);
            if (order == 0)
            {
                return rows[place];
            }
            (low, high) = order < 0 ? (place + 1, high) : (low, place - 1);
        }
        return null;
    }
}
