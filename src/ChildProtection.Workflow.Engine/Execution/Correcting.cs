using System.Collections.Immutable;
using ChildProtection.Workflow.Engine.Definitions;
using ChildProtection.Workflow.Engine.Expressions;
using NodaTime;

namespace ChildProtection.Workflow.Engine.Execution;

/// <summary>Puts a fact right. The old value stays in the journal, with the reason; no transition is replayed.</summary>
internal static class Correcting
{
    private static readonly Refusal NothingToCorrect = new(RefusalCodes.NothingToCorrect, "This is what is on record already. Change what was wrong, or leave it as it is.");

    /// <summary>Null when it can be done.</summary>
    public static StepResult? Take(StepWork work) => work.Input switch
    {
        CaseInput.CorrectRecord correction => Check(work, correction),
        CaseInput.CorrectField correction => Check(work, correction),
        _ => throw new InvalidOperationException($"{work.Input.GetType().Name} is no correction."),
    };

    /// <summary>What the definition's handlers are told of it.</summary>
    public static ImmutableSortedDictionary<string, Value> Told(CaseInput input)
    {
        var (fact, reason) = input switch
        {
            CaseInput.CorrectRecord record => (record.Id, record.Reason),
            CaseInput.CorrectField field => (field.Field, field.Reason),
            _ => throw new InvalidOperationException($"{input.GetType().Name} is no correction."),
        };
        return ImmutableSortedDictionary.CreateRange(
            StringComparer.Ordinal, [KeyValuePair.Create(Correction.Fact, Value.Of(fact)), KeyValuePair.Create(Correction.Reason, Value.Of(reason))]);
    }

    public static void Apply(StepWork work)
    {
        if (work.Input is CaseInput.CorrectRecord record)
        {
            Apply(work, record);
        }
        else if (work.Input is CaseInput.CorrectField field)
        {
            var ordinal = work.Case.Facts.Layout.Field(field.Field);
            var before = work.Case.Facts.Fields[ordinal];
            work.Case = work.Case with { Facts = work.Case.Facts.WithField(ordinal, field.NewValue) };
            work.Write(new JournalEntry.FieldCorrected(field.Field, before, field.NewValue, field.Reason));
        }
    }

    private static StepResult.Refused? Check(StepWork work, CaseInput.CorrectField correction)
    {
        if (!work.Definition.Definition.Fields.TryGetValue(correction.Field, out var field))
        {
            return Refuse(new Refusal(RefusalCodes.NoSuchField, $"The case has no field '{correction.Field}'.", correction.Field));
        }
        if (AnswerTypes.Check(work.Definition.Definition, work.Case.Facts, field.Type, correction.NewValue, correction.Field) is { } wrong)
        {
            return Refuse(wrong);
        }
        if (!MayCorrect(work, field.CorrectedBy))
        {
            return Refuse(NotTheirs(field));
        }
        var before = work.Case.Facts.Fields[work.Case.Facts.Layout.Field(correction.Field)];
        return before == correction.NewValue ? Refuse(NothingToCorrect) : null;
    }

    private static StepResult.Refused? Check(StepWork work, CaseInput.CorrectRecord correction)
    {
        if (work.Case.Facts.Record(correction.List, correction.Id) is null)
        {
            return Refuse(new Refusal(RefusalCodes.NoSuchRecord, $"The case has no record {correction.Id} of {correction.List}."));
        }
        if (correction.Changes.IsEmpty && correction.NewOn is null)
        {
            return Refuse(NothingToCorrect);
        }
        var type = work.Definition.Definition.Records[correction.List];
        var wrong = correction.Changes
            .Select(pair => type.Fields.TryGetValue(pair.Key, out var field)
                ? MayCorrect(work, type.Correcting(field)) ? AnswerTypes.Check(work.Definition.Definition, work.Case.Facts, field.Type, pair.Value, pair.Key) : NotTheirs(field)
                : new Refusal(RefusalCodes.NoSuchField, $"A record of {correction.List} has no field '{pair.Key}'.", pair.Key))
            .OfType<Refusal>().ToImmutableArray();
        if (!wrong.IsEmpty)
        {
            return new StepResult.Refused(wrong);
        }
        if (correction.NewOn is not null && !MayCorrect(work, type.CorrectedBy))
        {
            return Refuse(new Refusal(RefusalCodes.NotCorrectedByYou, "When it happened is put right by the work that recorded it, or by those named for it.", "on"));
        }
        return InputRules.InTheFuture(correction.NewOn, work.Calendar, work.RecordedAt) is { } future ? Refuse(future) : null;
    }

    private static void Apply(StepWork work, CaseInput.CorrectRecord correction)
    {
        var facts = work.Case.Facts;
        var record = facts.Record(correction.List, correction.Id)!;
        var list = facts.Layout.List(correction.List);
        var layout = facts.Layout.Lists[list];
        var on = correction.NewOn is { } given ? Shaped(given, layout) : record.On;
        var changed = EffectRunner.Changed(layout, record, correction.Changes) with { On = on, Revision = record.Revision + 1 };
        var old = correction.Changes.Keys
            .Where(field => layout.Field(field) >= 0)
            .ToImmutableSortedDictionary(field => field, field => record.Values[layout.Field(field)], StringComparer.Ordinal);
        work.Case = work.Case with { Facts = facts.WithChangedRecord(list, changed) };
        work.Write(new JournalEntry.RecordCorrected(
            correction.List, correction.Id, changed.Revision, record.On, on, old, correction.Changes, correction.Reason));
    }

    // What two people decide between them, and what only some may change, is not changed by way of a correction.
    private static bool MayCorrect(StepWork work, IReadOnlyList<string>? roles) => roles is null || RoleHolders.ActsIn(work.Case, work.Input.Actor, roles);

    private static Refusal NotTheirs(CaseField field) => new(
        RefusalCodes.NotCorrectedByYou, field.CorrectedBy is { Count: 0 } ? "No correction changes this: it is put right by the work that recorded it." : "Only those named for it correct this.", field.Name);

    private static EventTime Shaped(EventTime on, RecordLayout layout) =>
        layout.OnIsMoment ? on with { Time = on.Time ?? LocalTime.Midnight } : new EventTime(on.Date);

    private static StepResult.Refused Refuse(Refusal refusal) => new([refusal]);
}
