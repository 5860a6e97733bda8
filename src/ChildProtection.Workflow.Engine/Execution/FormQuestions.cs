using System.Collections.Frozen;
using System.Collections.Immutable;
using ChildProtection.Workflow.Engine.Calendars;
using ChildProtection.Workflow.Engine.Definitions;
using ChildProtection.Workflow.Engine.Expressions;
using NodaTime;

namespace ChildProtection.Workflow.Engine.Execution;

/// <summary>Which questions of a form are asked, with the answers given so far: what a page shows. What a step takes is judged again when it is taken.</summary>
public static class FormQuestions
{
    /// <summary>By the question's name.</summary>
    /// <param name="snapshot">The case; null for the form that opens one.</param>
    /// <param name="now">The time of the page.</param>
    /// <param name="given">What was answered so far.</param>
    /// <param name="each">The list and id of the record that the work is for; null when it is for none.</param>
    public static IReadOnlyDictionary<string, QuestionAsked> Of(
        CompiledDefinition definition,
        CaseSnapshot? snapshot,
        WorkingCalendar calendar,
        Instant now,
        Form form,
        Answers given,
        (string List, string Id)? each = null)
    {
        ArgumentNullException.ThrowIfNull(form);
        var scope = ScopeOf(definition, snapshot, calendar, now, form, given, each);
        return form.Questions.ToFrozenDictionary(
            question => question.Name,
            question =>
            {
                var asked = question.When is not { } when || scope.Evaluate(when).IsTrue;
                return new QuestionAsked(
                    asked,
                    asked && question.Required is { } required && scope.Evaluate(required).IsTrue,
                    question.When is { } condition ? AnswersThatAsk.Of(condition, form, scope) : null);
            },
            StringComparer.Ordinal);
    }

    /// <summary>The ids of the records that may be chosen where an answer is a record, in the order in which they were entered; none for any other question.</summary>
    /// <inheritdoc cref="Of"/>
    public static IReadOnlyList<string> RecordsFor(
        Question question,
        CompiledDefinition definition,
        CaseSnapshot? snapshot,
        WorkingCalendar calendar,
        Instant now,
        Form form,
        Answers given,
        (string List, string Id)? each = null)
    {
        ArgumentNullException.ThrowIfNull(question);
        if (question.Type is not FieldType.Record { List: var list })
        {
            return [];
        }
        var scope = ScopeOf(definition, snapshot, calendar, now, form, given, each);
        return
        [
            .. scope.Case.Facts.Records(list)
                .Where((_, index) => question.Where is not { } where || scope.HoldsFor(where, index))
                .Select(record => record.Id),
        ];
    }

    /// <summary>What a form comes filled in with: offered answers, and rows that are there already.</summary>
    /// <inheritdoc cref="Of"/>
    public static Answers Offered(
        CompiledDefinition definition, CaseSnapshot? snapshot, WorkingCalendar calendar, Instant now, Form form, (string List, string Id)? each = null)
    {
        ArgumentNullException.ThrowIfNull(form);
        var scope = ScopeOf(definition, snapshot, calendar, now, form, Answers.None, each);
        return new Answers
        {
            Values = form.Questions
                .Select(question => KeyValuePair.Create(question.Name, question.Offer is { } offer ? scope.Evaluate(offer) : Value.Unknown))
                .Where(offered => offered.Value.IsKnown)
                .ToImmutableSortedDictionary(StringComparer.Ordinal),
            Records = form.Questions.Where(question => question.ForEach is not null).ToImmutableSortedDictionary(
                question => question.Name, question => Rows(question.ForEach!, scope), StringComparer.Ordinal),
        };
    }

    /// <summary>Which days to offer for a question that sets the day of something to come; null for any other question.</summary>
    /// <inheritdoc cref="Of"/>
    public static BookingAid? BookingFor(
        Question question,
        CompiledDefinition definition,
        CaseSnapshot? snapshot,
        WorkingCalendar calendar,
        Instant now,
        Form form,
        Answers given,
        (string List, string Id)? each = null)
    {
        ArgumentNullException.ThrowIfNull(question);
        if (question.By is not { } by)
        {
            return null;
        }
        var scope = ScopeOf(definition, snapshot, calendar, now, form, given, each);
        return BookingAid.Of(scope.Evaluate(by) is { Kind: ValueKind.Date } last ? last.Date : null, scope.Today, calendar);
    }

    private static ImmutableArray<ImmutableSortedDictionary<string, Value>> Rows(RowsForEach rows, Scope scope) =>
    [
        .. scope.Case.Facts.Records(rows.Of.List)
            .Where((_, index) => rows.Of.Where is not { } where || scope.HoldsFor(where, index))
            .Select(record => ImmutableSortedDictionary.CreateRange(StringComparer.Ordinal, [KeyValuePair.Create(rows.Field, Value.Of(record.Id))])),
    ];

    private static Scope ScopeOf(
        CompiledDefinition definition, CaseSnapshot? snapshot, WorkingCalendar calendar, Instant now, Form form, Answers given, (string List, string Id)? each)
    {
        ArgumentNullException.ThrowIfNull(definition);
        ArgumentNullException.ThrowIfNull(calendar);
        var seen = snapshot ?? CaseStep.NotStarted(definition, calendar, now);
        return new Scope
        {
            Definition = definition,
            Case = seen,
            Calendar = calendar,
            Now = now,
            Answers = given,
            Form = form.Name,
            EachList = each?.List,
            Each = each is { } record ? seen.Facts.Record(record.List, record.Id) : null,
            Happened = EventTime.Of(now, calendar),
            HappenedIsMoment = definition.AsksForMoment(form.Name),
        };
    }
}
