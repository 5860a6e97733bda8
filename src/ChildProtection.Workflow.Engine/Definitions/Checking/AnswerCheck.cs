using ChildProtection.Workflow.Engine.Definitions.Sources;
using ChildProtection.Workflow.Engine.Diagnostics;

namespace ChildProtection.Workflow.Engine.Definitions.Checking;

/// <summary>What is asked is used, fits what it fills, and says when it happened.</summary>
internal sealed class AnswerCheck(DefinitionMap map, Findings findings)
{
    private Definition Definition => map.Definition;

    public void Run()
    {
        foreach (var work in map.Works.Where(work => work.Form is not null))
        {
            foreach (var record in work.Effects.OfType<Effect.AddRecord>())
            {
                Fits(record, Definition.Forms[work.Form!]);
            }
        }
        foreach (var form in Definition.Forms.Values.Where(form => form.Each is not null))
        {
            AskedForEach(form);
        }
        foreach (var works in map.Works.Where(work => work.Form is not null).GroupBy(work => work.Form!))
        {
            Unused(Definition.Forms[works.Key], [.. works]);
        }
    }

    // A form that sees the record at hand is asked only where there is one.
    private void AskedForEach(Form form)
    {
        var asked = map.States.SelectMany(state => state.Tasks.Select(task => (task.Form, task.Each, task.Place))
            .Concat(state.Actions.Select(action => (action.Form, action.Each, action.Place))));
        foreach (var (_, each, place) in asked.Concat(Definition.Openings.Select(opens => (Form: (string?)opens.Form, Each: (EachRecord?)null, opens.Place))).Where(work => work.Form == form.Name && work.Each?.List != form.Each))
        {
            findings.Error(
                LanguageCodes.FormForEach, place, $"The form '{form.Name}' is asked for each {form.Each}; here it is asked for {(each is null ? "no record" : $"each {each.List}")}.",
                $"Give the task or action 'each: {form.Each}', or use another form.");
        }
    }

    private void Fits(Effect.AddRecord record, Form form)
    {
        var type = Definition.Records[record.List];
        var questions = form.Questions.Where(question => !record.With.ContainsKey(question.Name)).ToList();
        foreach (var question in questions.Where(question => type.Fields.TryGetValue(question.Name, out var field) && !Fit(field.Type, question.Type)))
        {
            findings.Error(
                LanguageCodes.AnswerDoesNotFit, record.Place, $"The answer '{question.Name}' of the form '{form.Name}' is of another type than the field of {type.Name} that it would fill.",
                $"Give the question the same type, or write 'with: {{ {question.Name}: … }}'.");
        }
        var on = questions.Find(question => question.Name == "on");
        if (on is { Type: FieldType.Date } && type.OnIsMoment)
        {
            findings.Error(
                LanguageCodes.AnswerDoesNotFit, record.Place, $"The form '{form.Name}' asks for a date; a {type.Name} happens at a time of day.", $"Write 'records: {type.Name}' on the form, or give the question 'type: moment'.");
        }
        if (on is null && !record.With.ContainsKey("on"))
        {
            findings.Warning(
                LanguageCodes.RecordWithoutDate, record.Place, $"The form '{form.Name}' does not ask when it happened: the day it is typed in would count.", "Add the question { ask: on, required: yes }.");
        }
    }

    private static bool Fit(FieldType field, FieldType answer) => (field, answer) switch
    {
        (FieldType.Text, FieldType.Text) or (FieldType.User, FieldType.User) or (FieldType.Date, FieldType.Moment) => true,
        _ => field == answer,
    };

    private void Unused(Form form, IReadOnlyList<Work> works)
    {
        var conditions = form.Questions.SelectMany(question => new[] { question.When, question.Required }).OfType<Expressions.TypedExpression>();
        var read = works.SelectMany(work => work.Expressions).Concat(conditions).SelectMany(expression => expression.Reads.Answers);
        var recorded = works.SelectMany(work => work.Effects).SelectMany(Recorded);
        var used = read.Concat(recorded).Append("on").ToHashSet(StringComparer.Ordinal);
        foreach (var question in form.Questions.Where(question => !used.Contains(question.Name)))
        {
            findings.Warning(
                LanguageCodes.UnusedQuestion, question.Place, $"Nothing uses the answer '{question.Name}' of the form '{form.Name}'.", "Record it, or do not ask for it.");
        }
    }

    private IEnumerable<string> Recorded(Effect effect) => effect switch
    {
        Effect.AddRecord record => Definition.Records[record.List].Fields.Keys,
        Effect.AddRecords records => [records.Question],
        _ => [],
    };
}
