using System.Collections.Immutable;
using ChildProtection.Workflow.Engine.Definitions;
using ChildProtection.Workflow.Engine.Expressions;

namespace ChildProtection.Workflow.Engine.Execution;

/// <summary>Whether a form's questions are answered. A question that does not apply is not asked, and an answer to it is let be.</summary>
internal static class FormRules
{
    private const string On = "on";

    public static ImmutableArray<Refusal> Check(StepWork work, Form? form)
    {
        var refusals = ImmutableArray.CreateBuilder<Refusal>();
        var questions = form?.Questions ?? [];
        foreach (var name in work.Answers.Values.Keys.Concat(work.Answers.Records.Keys))
        {
            if (!questions.Any(question => question.Name == name))
            {
                refusals.Add(new Refusal(RefusalCodes.AnswerUnknown, $"There is no question '{name}' here.", name));
            }
        }
        foreach (var name in NotKnown(work).Keys.Where(name => questions.All(question => question.Name != name)))
        {
            refusals.Add(new Refusal(RefusalCodes.AnswerUnknown, $"There is no question '{name}' here.", name));
        }
        var scope = work.Scope();
        foreach (var question in questions)
        {
            if (question.Name != On)
            {
                Check(work, question, scope, refusals);
            }
        }
        return refusals.ToImmutable();
    }

    private static void Check(StepWork work, Question question, Scope scope, ImmutableArray<Refusal>.Builder refusals)
    {
        if (question.When is { } when && !scope.Evaluate(when).IsTrue)
        {
            return;
        }
        var required = question.Required is { } needed && scope.Evaluate(needed).IsTrue;
        if (question.Type is FieldType.Records)
        {
            CheckRecords(work, question, required, scope, refusals);
            return;
        }
        var value = work.Answers.Values.GetValueOrDefault(question.Name);
        if (NotKnown(work).TryGetValue(question.Name, out var reason))
        {
            if (CheckNotKnown(question, reason, required, value) is { } cannot)
            {
                refusals.Add(cannot);
            }
        }
        else if (required && IsMissing(value))
        {
            refusals.Add(Missing(question));
        }
        else if (AnswerTypes.Check(work.Definition.Definition, work.Case.Facts, question.Type, value, question.Name) is { } wrong)
        {
            refusals.Add(wrong);
        }
        else if (NotOffered(work, question, value, scope))
        {
            refusals.Add(OutOfQuestion(question, value, question.Name));
        }
    }

    /// <summary>The reasons that were given and that count: of questions that are asked.</summary>
    public static ImmutableSortedDictionary<string, string> NotKnown(StepWork work, Form? form)
    {
        var scope = work.Scope();
        var asked = (form?.Questions ?? []).Where(question => question.When is not { } when || scope.Evaluate(when).IsTrue).Select(question => question.Name).ToHashSet(StringComparer.Ordinal);
        return NotKnown(work).RemoveRange(NotKnown(work).Keys.Where(name => !asked.Contains(name)));
    }

    private static ImmutableSortedDictionary<string, string> NotKnown(StepWork work) => work.Answers.NotKnown ?? ImmutableSortedDictionary<string, string>.Empty;

    private static Refusal? CheckNotKnown(Question question, string reason, bool required, in Value value) =>
        !question.MayBeNotKnown || !required
            ? new Refusal(RefusalCodes.AnswerMissing, $"'{question.Title.In("en")}' is answered{(required ? "" : " or left out")}, and not with a reason why not. {question.Why?.In("en")}".TrimEnd(), question.Name)
        : !IsMissing(value)
            ? new Refusal(RefusalCodes.AnswerWrong, $"'{question.Title.In("en")}' is answered, and said not to be known. Leave one of them out.", question.Name)
        : string.IsNullOrWhiteSpace(reason)
            ? new Refusal(RefusalCodes.ReasonMissing, $"Say why '{question.Title.In("en")}' is not known.", question.Name)
        : reason.Length > ExecutionLimits.ReasonCharactersMax
            ? new Refusal(RefusalCodes.TooLong, $"The reason why '{question.Title.In("en")}' is not known has at most {ExecutionLimits.ReasonCharactersMax} characters.", question.Name)
        : null;

    private static void CheckRecords(StepWork work, Question question, bool required, Scope scope, ImmutableArray<Refusal>.Builder refusals)
    {
        var rows = work.Answers.Records.TryGetValue(question.Name, out var given) ? given : [];
        if (required && rows.IsEmpty)
        {
            refusals.Add(Missing(question));
        }
        if (rows.Length > ExecutionLimits.RecordsPerAnswerMax)
        {
            refusals.Add(new Refusal(RefusalCodes.TooLong, $"At most {ExecutionLimits.RecordsPerAnswerMax} can be entered at once.", question.Name));
        }
        for (var index = 0; index < rows.Length; index++)
        {
            CheckRow(work, question, rows[index], index, scope, refusals);
        }
    }

    private static void CheckRow(
        StepWork work, Question question, ImmutableSortedDictionary<string, Value> row, int index, Scope scope, ImmutableArray<Refusal>.Builder refusals)
    {
        foreach (var each in question.Each)
        {
            var name = $"{question.Name}[{index + 1}].{each.Name}";
            var value = row.GetValueOrDefault(each.Name);
            if (each.Required is { } needed && needed.EvaluateGuard(scope, index) && IsMissing(value))
            {
                refusals.Add(Missing(each) with { Question = name });
            }
            else if (AnswerTypes.Check(work.Definition.Definition, work.Case.Facts, each.Type, value, name) is { } wrong)
            {
                refusals.Add(wrong);
            }
            else if (NotOffered(work, each, value, scope))
            {
                refusals.Add(OutOfQuestion(each, value, name));
            }
            else if (each.Name == On && InputRules.InTheFuture(DueTime.EventTimeOf(value, work.Calendar), work.Calendar, work.RecordedAt) is { } future)
            {
                refusals.Add(future with { Question = name });
            }
        }
        foreach (var unknown in row.Keys.Where(key => key != On && question.Each.All(each => each.Name != key)))
        {
            refusals.Add(new Refusal(RefusalCodes.AnswerUnknown, $"There is no question '{unknown}' here.", $"{question.Name}[{index + 1}].{unknown}"));
        }
    }

    private static bool NotOffered(StepWork work, Question question, in Value value, Scope scope)
    {
        if (question is not { Type: FieldType.Record { List: var list }, Where: { } where } || !value.IsKnown)
        {
            return false;
        }
        var id = value.Text;
        var records = work.Case.Facts.Records(list);
        return !scope.HoldsFor(where, records.IndexOf(records.First(record => record.Id == id)));
    }

    private static Refusal OutOfQuestion(Question question, in Value value, string name) =>
        new(RefusalCodes.AnswerWrong, $"{value} cannot be chosen for '{question.Title.In("en")}' as the case stands. Choose one from the list.", name);

    private static bool IsMissing(in Value value) =>
        !value.IsKnown || (value.Kind == ValueKind.Text && string.IsNullOrWhiteSpace(value.Text));

    private static Refusal Missing(Question question) =>
        new(RefusalCodes.AnswerMissing, $"Answer '{question.Title.In("en")}'. {question.Why?.In("en")}".TrimEnd(), question.Name);
}
