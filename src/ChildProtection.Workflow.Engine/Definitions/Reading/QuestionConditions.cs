using ChildProtection.Workflow.Engine.Definitions.Sources;
using ChildProtection.Workflow.Engine.Diagnostics;
using ChildProtection.Workflow.Engine.Expressions;

namespace ChildProtection.Workflow.Engine.Definitions.Reading;

/// <summary>Reads when a question is asked and required, what may be chosen as its answer, and what it comes filled in with.</summary>
internal sealed class QuestionConditions(ReadingContext context, ExpressionReader expressions)
{
    public Question Read(AskedQuestion asked, NameScope scope)
    {
        if (asked.Map is not { } map)
        {
            return asked.Question;
        }
        var question = asked.Question;
        CheckNotKnown(question, map);
        return question with
        {
            Required = Required(question, map, node => expressions.Condition(node, scope)),
            When = expressions.Guard(map.Node("when"), scope),
            Where = Where(question, map, scope),
            Offer = Offer(question, map, scope),
            By = By(question, map, scope),
            ForEach = ForEach(question, map, scope with { Answers = null }),
            Each = asked.Rows.Count == 0 ? [] : Rows(asked, scope),
        };
    }

    /// <summary>What is asked of each row sees the row's own answers by their names, and those of the form as anywhere.</summary>
    private List<Question> Rows(AskedQuestion asked, NameScope scope)
    {
        var row = ExpressionScope.ShapeOf(asked.Question, scope.Answers!.IndexOf(asked.Question.Name))!;
        return [.. asked.Rows.Select(inner => inner.Map is { } map ? Row(inner.Question, map, row, scope) : inner.Question)];
    }

    private Question Row(Question question, MapReader map, RecordShape row, NameScope scope)
    {
        foreach (var key in new[] { "offer", "by", "when", "not_known" }.Where(map.Has))
        {
            context.Findings.Error(
                LanguageCodes.WrongValue, map.PlaceOf(key), $"What is asked of each of several records is asked of all of them: it has no '{key}'.",
                "Leave it out, or say with 'required' for which rows an answer is needed.");
        }
        return question with
        {
            Required = Required(question, map, node => expressions.ConditionIn(row, node, scope)),
            Where = Where(question, map, scope),
        };
    }

    private TypedExpression? Required(Question question, MapReader map, Func<SourceNode?, TypedExpression?> read)
    {
        var required = map.Node("required") is SourceScalar { Value: "no" } ? null : read(map.Node("required"));
        if (required is not null && question is { Why: null, Name: not "on" })
        {
            context.Findings.Error(
                LanguageCodes.RequiredWithoutWhy, map.PlaceOf("required"), $"'{question.Name}' is required and does not say why.",
                "Add 'why:' with the reason in one sentence, or ask without requiring.");
        }
        return required;
    }

    // When it happened is the one thing that whoever records it says; an answer that is not required is left out.
    private void CheckNotKnown(Question question, MapReader map)
    {
        if (question.MayBeNotKnown && (question is { Type: FieldType.Records } or { Name: "on" } || map.Node("required") is null or SourceScalar { Value: "no" }))
        {
            context.Findings.Error(
                LanguageCodes.WrongValue, map.PlaceOf("not_known"), $"There is nothing in '{question.Name}' for which somebody would have to say that it is not known.",
                "Only a required question with one answer has 'not_known: yes'; 'on' and several records have not.");
        }
    }

    private TypedExpression? Where(Question question, MapReader map, NameScope scope)
    {
        if (question.Type is FieldType.Record record)
        {
            return expressions.Where(map.Node("where"), record.List, scope);
        }
        if (map.Has("where"))
        {
            context.Findings.Error(
                LanguageCodes.WrongValue, map.PlaceOf("where"), "Only a question whose answer is a record says which of the records may be chosen.", "Leave 'where' out, or make the type record.");
        }
        return null;
    }

    // What is offered is worked out before anything is answered.
    private TypedExpression? Offer(Question question, MapReader map, NameScope scope)
    {
        if (map.Has("offer") && (question.Type is FieldType.Records || question.Name == "on"))
        {
            context.Findings.Error(
                LanguageCodes.WrongValue, map.PlaceOf("offer"), $"'{question.Name}' is not filled in with one answer.",
                question.Name == "on" ? "Leave 'offer' out: when it happened is said by whoever was there." : "Leave 'offer' out, or write 'for_each:' for rows that are there already.");
            return null;
        }
        return expressions.Value(map.Node("offer"), scope with { Answers = null }, question.Type);
    }

    // A day to come is set by the answer; when something happened is told by it.
    private TypedExpression? By(Question question, MapReader map, NameScope scope)
    {
        if (map.Has("by") && (question.Type is not (FieldType.Date or FieldType.Moment) || question.Name == "on"))
        {
            context.Findings.Error(
                LanguageCodes.WrongValue, map.PlaceOf("by"), $"'{question.Name}' does not set the day of something to come.",
                "Leave 'by' out, or ask for a date other than 'on'.");
            return null;
        }
        return expressions.Value(map.Node("by"), scope, new FieldType.Date());
    }

    private RowsForEach? ForEach(Question question, MapReader map, NameScope scope)
    {
        if (question.Type is not FieldType.Records || MapReader.Expect<SourceMap>(map.Node("for_each"), context, "A field, and the records that it points to, belong here") is not { } node)
        {
            return null;
        }
        if (node.Entries.ToList() is not [var entry])
        {
            context.Findings.Error(LanguageCodes.WrongShape, node.Place, "Rows come for the records of one list.", "Write one field: 'for_each: { outcome: plan_outcome where … }'.");
            return null;
        }
        var name = new SourceScalar(entry.Key, quoted: false, "", 0, entry.Place);
        var pointing = question.Each.Where(each => each.Type is FieldType.Record).ToDictionary(each => each.Name);
        var field = context.Find(pointing, name, LanguageCodes.UnknownQuestion, "question for one record among those of each row");
        var of = expressions.Each(entry.Value, scope);
        if (field is null || of is null)
        {
            return null;
        }
        if (field.Type is FieldType.Record { List: var list } && list != of.List)
        {
            context.Findings.Error(LanguageCodes.AnswerDoesNotFit, entry.Value.Place, $"'{field.Name}' points to {list}, not to {of.List}.", $"Write {list}.");
        }
        return new RowsForEach(field.Name, of);
    }
}
