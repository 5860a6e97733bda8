using System.Collections.Immutable;
using ChildProtection.Workflow.Engine.Charts;
using ChildProtection.Workflow.Engine.Definitions;
using ChildProtection.Workflow.Engine.Expressions;

namespace ChildProtection.Workflow.Engine.Execution;

/// <summary>
/// Whether a transition was taken on a fact that turned out to be wrong: the guards of the states in which the case has been are looked at with the fact
/// as it was and as it is, and something else would have been done. The corrected record stands in for the answers from which it was made.
/// </summary>
internal static class CorrectedFacts
{
    public static bool WouldHaveLedElsewhere(StepWork work, CaseSnapshot before) =>
        work.Definition.States.Where(state => Visits.TryFind(before, state.Path, out _) is not null)
            .SelectMany(state => ChartLowering.TransitionsOf(state.Source).GroupBy(line => (line.Event, line.Owner)).Select(group => (State: state, Lines: group)))
            // What an active state does by itself it does now, because the fact has changed.
            .Where(each => each.Lines.Key.Event is not null || !StateSet.Has(before.Chart.Configuration, each.State.ChartIndex))
            .Any(each => Differs(work, before, each.Lines.Key.Owner, [.. each.Lines.Select(line => line.Transition)]));

    private static bool Differs(StepWork work, CaseSnapshot before, string owner, ImmutableArray<Transition> lines)
    {
        if (lines.All(line => line.When is null))
        {
            return false;
        }
        var (was, now) = (First(lines, ScopeOf(work, before, owner, lines)), First(lines, ScopeOf(work, work.Case, owner, lines)));
        return !ReferenceEquals(was, now) && (Leads(was) || Leads(now));
    }

    private static Transition? First(ImmutableArray<Transition> lines, Scope scope) =>
        lines.FirstOrDefault(line => line.When is not { } guard || scope.Evaluate(guard).IsTrue);

    private static bool Leads(Transition? line) => line is not null && (line.To is not null || line.Resume is not null);

    private static Scope ScopeOf(StepWork work, CaseSnapshot snapshot, string owner, ImmutableArray<Transition> lines)
    {
        var (form, each) = work.Definition.Task(owner) is { } task ? (task.Form, task.Each)
            : work.Definition.Action(owner) is { } action ? (action.Form, action.Each)
            : (null, null);
        var corrected = work.Input as CaseInput.CorrectRecord;
        var written = FactSources.Written(lines);
        var made = written is null ? null : written == corrected?.List ? snapshot.Facts.Record(written, corrected.Id) : Last(snapshot, written);
        var at = each is not null && each.List == corrected?.List ? snapshot.Facts.Record(each.List, corrected.Id) : null;
        return new Scope
        {
            Definition = work.Definition,
            Case = snapshot,
            Calendar = work.Calendar,
            Now = work.Now,
            Form = form,
            Answers = Answers.Of(AnswersOf(work, snapshot, lines, written, made).DistinctBy(pair => pair.Key)),
            Happened = made?.On,
            HappenedIsMoment = form is not null && work.Definition.AsksForMoment(form),
            EachList = at is null ? null : each!.List,
            Each = at,
        };
    }

    private static CaseRecord? Last(CaseSnapshot snapshot, string list) => snapshot.Facts.Lists[snapshot.Facts.Layout.List(list)] is [.., var last] ? last : null;

    /// <summary>What was answered, as far as the facts that were made of it say.</summary>
    private static IEnumerable<KeyValuePair<string, Value>> AnswersOf(
        StepWork work, CaseSnapshot snapshot, ImmutableArray<Transition> lines, string? written, CaseRecord? made)
    {
        if (work.Input is CaseInput.CorrectField { Field: var field })
        {
            var value = snapshot.Facts.Fields[snapshot.Facts.Layout.Field(field)];
            foreach (var question in FactSources.Of(lines, field, copied: false))
            {
                yield return KeyValuePair.Create(question, value);
            }
        }
        if (written is null || made is null)
        {
            yield break;
        }
        var layout = snapshot.Facts.Layout.Lists[snapshot.Facts.Layout.List(written)];
        for (var ordinal = 0; ordinal < layout.Fields.Length; ordinal++)
        {
            foreach (var question in FactSources.Of(lines, layout.Fields[ordinal], copied: true))
            {
                yield return KeyValuePair.Create(question, made.Values[ordinal]);
            }
        }
    }
}
