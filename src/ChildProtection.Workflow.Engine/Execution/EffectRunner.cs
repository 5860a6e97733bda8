using System.Collections.Immutable;
using System.Globalization;
using ChildProtection.Workflow.Engine.Definitions;
using ChildProtection.Workflow.Engine.Expressions;
using NodaTime;

namespace ChildProtection.Workflow.Engine.Execution;

/// <summary>Does what a transition, an entry or an exit says. Each effect sees what the one before did.</summary>
internal static class EffectRunner
{
    private const string On = "on";

    /// <param name="view">The running chart's configuration.</param>
    public static void Run(StepWork work, Effect effect, Func<string, bool>? view)
    {
        switch (effect)
        {
            case Effect.Set set:
                Set(work, set, view);
                break;
            case Effect.AddRecord add:
                AddRecord(work, add, view);
                break;
            case Effect.AddRecords add:
                AddRecords(work, add, view);
                break;
            case Effect.AddRecordsOf add:
                AddRecordsOf(work, add, view);
                break;
            case Effect.UpdateRecord update:
                UpdateRecord(work, update, view);
                break;
            case Effect.UpdateRecords update:
                UpdateRecords(work, update, view);
                break;
            case Effect.Publish publish:
                work.WriteHappened(new JournalEntry.EventPublished(publish.Event));
                break;
            case Effect.Raise raise:
                work.Write(new JournalEntry.SignalRaised(raise.Signal));
                break;
            case Effect.Assign assign:
                Assign(work, assign, view);
                break;
            case Effect.Vacate vacate:
                Vacate(work, vacate.Role);
                break;
            case Effect.Declared declared:
                work.WriteHappened(new JournalEntry.EffectAsked(declared.Name, Evaluate(declared.Arguments, work.Scope(view))));
                break;
            default:
                throw new InvalidOperationException($"No such effect: {effect.GetType().Name}.");
        }
    }

    public static void Assign(StepWork work, string role, string user, string? reason = null)
    {
        var before = work.Case.Holders.GetValueOrDefault(role);
        if (before != user)
        {
            work.Case = work.Case with { Holders = work.Case.Holders.SetItem(role, user) };
            work.WriteHappened(new JournalEntry.RoleAssigned(role, user, before, reason));
        }
    }

    public static void Vacate(StepWork work, string role, string? reason = null)
    {
        if (work.Case.Holders.TryGetValue(role, out var before))
        {
            work.Case = work.Case with { Holders = work.Case.Holders.Remove(role) };
            work.WriteHappened(new JournalEntry.RoleVacated(role, before, reason));
        }
    }

    // All values are worked out before the first is set: the order of a map means nothing.
    private static void Set(StepWork work, Effect.Set set, Func<string, bool>? view)
    {
        foreach (var (name, value) in Evaluate(set.Values, work.Scope(view)))
        {
            var ordinal = work.Case.Facts.Layout.Field(name);
            var before = work.Case.Facts.Fields[ordinal];
            if (before != value)
            {
                work.Case = work.Case with { Facts = work.Case.Facts.WithField(ordinal, value) };
                work.Write(new JournalEntry.FieldSet(name, before, value));
            }
        }
    }

    private static void AddRecord(StepWork work, Effect.AddRecord add, Func<string, bool>? view)
    {
        var type = work.Definition.Definition.Records[add.List];
        var given = Evaluate(add.With, work.Scope(view));
        var answers = add.TakesAnswers ? work.Answers.Values : ImmutableSortedDictionary<string, Value>.Empty;
        var values = type.Fields.Keys
            .Select(field => KeyValuePair.Create(field, given.GetValueOrDefault(field, answers.GetValueOrDefault(field))))
            .Where(pair => pair.Value.IsKnown)
            .ToImmutableSortedDictionary(StringComparer.Ordinal);
        var notKnown = (add.TakesAnswers ? work.Answers.NotKnown : null)?.Where(reason => type.Fields.ContainsKey(reason.Key) && !values.ContainsKey(reason.Key))
            .ToImmutableSortedDictionary(StringComparer.Ordinal);
        Add(work, add.List, OnOf(work, given), values, notKnown is { IsEmpty: false } ? notKnown : null);
    }

    private static void AddRecords(StepWork work, Effect.AddRecords add, Func<string, bool>? view)
    {
        if (!work.Answers.Records.TryGetValue(add.Question, out var rows))
        {
            return;
        }
        var given = Evaluate(add.With, work.Scope(view));
        foreach (var row in rows)
        {
            Add(work, add.List, OnOf(work, row.SetItems(given)), Fields(row.Remove(On).SetItems(given)));
        }
    }

    private static void AddRecordsOf(StepWork work, Effect.AddRecordsOf add, Func<string, bool>? view)
    {
        var scope = work.Scope(view);
        var records = work.Case.Facts.Records(add.Of.List);
        var matching = records.Where((_, index) => add.Of.Where is not { } where || scope.HoldsFor(where, index)).ToImmutableArray();
        foreach (var given in matching.Select(record => Evaluate(add.With, scope with { EachList = add.Of.List, Each = record })).ToImmutableArray())
        {
            Add(work, add.List, OnOf(work, given), Fields(given));
        }
    }

    private static EventTime OnOf(StepWork work, ImmutableSortedDictionary<string, Value> given) =>
        given.TryGetValue(On, out var said) && DueTime.EventTimeOf(said, work.Calendar) is { } expressed ? expressed : work.Happened;

    private static ImmutableSortedDictionary<string, Value> Fields(ImmutableSortedDictionary<string, Value> values) =>
        values.RemoveRange(values.Where(pair => pair.Key == On || !pair.Value.IsKnown).Select(pair => pair.Key));

    private static void Add(
        StepWork work, string list, EventTime on, ImmutableSortedDictionary<string, Value> values, ImmutableSortedDictionary<string, string>? notKnown = null)
    {
        var facts = work.Case.Facts;
        var ordinal = facts.Layout.List(list);
        var layout = facts.Layout.Lists[ordinal];
        var number = (facts.Lists[ordinal].Length + 1).ToString(CultureInfo.InvariantCulture);
        var record = new CaseRecord(
            $"{list}-{number}",
            layout.OnIsMoment ? on with { Time = on.Time ?? LocalTime.Midnight } : new EventTime(on.Date),
            work.Now,
            work.Actor.Id,
            1,
            [.. layout.Fields.Select(field => values.GetValueOrDefault(field))]);
        work.Case = work.Case with { Facts = facts.WithRecord(ordinal, record) };
        work.WriteHappened(new JournalEntry.RecordAdded(list, record.Id, record.On, values) { NotKnown = notKnown });
    }

    private static void UpdateRecord(StepWork work, Effect.UpdateRecord update, Func<string, bool>? view)
    {
        if (work.Each is not { } each || work.Case.Facts.Record(each.List, each.Id) is not { } record)
        {
            throw new InvalidOperationException($"There is no record of {update.List} at hand to update ({update.Place}).");
        }
        Update(work, each.List, record, Evaluate(update.Values, work.Scope(view)));
    }

    // All values are worked out before the first record is changed: what is asked of one does not hang on what was done to another.
    private static void UpdateRecords(StepWork work, Effect.UpdateRecords update, Func<string, bool>? view)
    {
        var scope = work.Scope(view);
        var changes = work.Case.Facts.Records(update.List)
            .Select((record, index) => (Record: record, Index: index))
            .Where(each => update.Where is not { } where || scope.HoldsFor(where, each.Index))
            .Select(each => (each.Record, Values: update.Values.ToImmutableSortedDictionary(
                pair => pair.Key, pair => pair.Value.Evaluate(scope, each.Index), StringComparer.Ordinal)))
            .ToImmutableArray();
        foreach (var (record, values) in changes)
        {
            Update(work, update.List, record, values);
        }
    }

    private static void Update(StepWork work, string list, CaseRecord record, ImmutableSortedDictionary<string, Value> values)
    {
        var ordinal = work.Case.Facts.Layout.List(list);
        var changed = Changed(work.Case.Facts.Layout.Lists[ordinal], record, values) with { Revision = record.Revision + 1 };
        work.Case = work.Case with { Facts = work.Case.Facts.WithChangedRecord(ordinal, changed) };
        work.WriteHappened(new JournalEntry.RecordUpdated(list, record.Id, changed.Revision, values));
    }

    /// <summary>The record with new values for the fields that it keeps.</summary>
    public static CaseRecord Changed(RecordLayout layout, CaseRecord record, ImmutableSortedDictionary<string, Value> values)
    {
        var kept = record.Values;
        foreach (var (field, value) in values)
        {
            if (layout.Field(field) is >= 0 and var place)
            {
                kept = kept.SetItem(place, value);
            }
        }
        return record with { Values = kept };
    }

    private static void Assign(StepWork work, Effect.Assign assign, Func<string, bool>? view)
    {
        if (work.Scope(view).Evaluate(assign.Holder) is { Kind: ValueKind.Text } holder)
        {
            Assign(work, assign.Role, holder.Text);
        }
    }

    private static ImmutableSortedDictionary<string, Value> Evaluate(IReadOnlyDictionary<string, TypedExpression> values, Scope scope) =>
        values.ToImmutableSortedDictionary(pair => pair.Key, pair => scope.Evaluate(pair.Value), StringComparer.Ordinal);
}
