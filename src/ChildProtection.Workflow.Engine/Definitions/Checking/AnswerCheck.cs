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
        foreach (var state in map.States)
        {
            foreach (var (name, form, lines) in state.Tasks.Select(task => (task.Name, task.Form, task.Done)).Concat(state.Actions.Select(action => (action.Name, action.Form, action.Done))))
            {
                FollowsNotKnown(name, form is null ? [] : Definition.Forms[form].Questions, lines);
            }
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

    // A line that asks for an answer that is not known does not hold, nor does the line that asks for its opposite.
    private void FollowsNotKnown(string work, IReadOnlyList<Question> questions, IReadOnlyList<Transition> lines)
    {
        foreach (var question in questions.Where(question => question.MayBeNotKnown && lines.Count > 0 && lines.All(line => line.When?.Reads.Answers.Contains(question.Name) == true)))
        {
            findings.Error(
                LanguageCodes.NothingFollowsNotKnown, question.Place, $"The answer '{question.Name}' may be said not to be known, and then nothing follows when '{work}' is done: every line asks for it.",
                "Add a last line without 'when', or take 'not_known' out.");
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
        var told = works.Any(work => work.State?.Tasks.Any(task => task.Name == work.Name && task.Gives.Count > 0) == true || Definition.Documents.Values.Any(document => document.GivenBy == work.Name)) ? Document.AskedOfGiving : [];
        var used = read.Concat(recorded).Concat(told).Append("on").ToHashSet(StringComparer.Ordinal);
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
