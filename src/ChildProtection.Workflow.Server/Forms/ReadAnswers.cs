using ChildProtection.Workflow.Engine.Definitions;
using ChildProtection.Workflow.Engine.Execution;
using ChildProtection.Workflow.Server.Texts;

namespace ChildProtection.Workflow.Server.Forms;

/// <summary>What was typed, as the engine takes it.</summary>
/// <param name="Answers">Those that could be read.</param>
/// <param name="OccurredOn">When it happened; null: not asked or not said.</param>
/// <param name="Errors">What could not be read, in the order of the form.</param>
public sealed record ReadAnswers(Answers Answers, EventTime? OccurredOn, IReadOnlyList<FieldError> Errors)
{
    /// <summary>
    /// The errors, and what is required and was not answered, in the order of the form, so that everything is said at once. When the thing happened must be
    /// said too: to a program that leaves it out the engine answers "now"; a person is asked, because a day that nobody chose is a day that may be wrong.
    /// </summary>
    /// <param name="form">The form that was answered; null: nothing was asked.</param>
    /// <param name="rules">What is asked and required just now.</param>
    /// <param name="words">The reader's words.</param>
    public IReadOnlyList<FieldError> ErrorsOf(Form? form, IReadOnlyDictionary<string, QuestionAsked> rules, Words words) =>
        [.. (form?.Questions ?? []).SelectMany(question => ErrorsOf(question, rules[question.Name], words))];

    private IEnumerable<FieldError> ErrorsOf(Question question, QuestionAsked rule, Words words)
    {
        var id = FieldId.Of(question);
        var unreadable = Errors.Where(error => error.Field == id || error.Field.StartsWith(id + ".", StringComparison.Ordinal)).ToList();
        if (!rule.Asked)
        {
            return [];
        }
        if (unreadable.Count > 0 || !rule.Required || IsAnswered(question))
        {
            return unreadable;
        }
        var isWhen = question.Name == AnswerReader.WhenItHappened;
        return
        [
            new FieldError(
                FieldId.First(id, question),
                isWhen ? words["forms.when_missing"] : words.With("refusal.answer_missing", question.Title.In(words.Language))),
        ];
    }

    private bool IsAnswered(Question question) => question.Name == AnswerReader.WhenItHappened
        ? OccurredOn is not null
        : Answers.Values.ContainsKey(question.Name) || Answers.NotKnown?.ContainsKey(question.Name) == true || (Answers.Records.TryGetValue(question.Name, out var rows) && !rows.IsEmpty);
}
