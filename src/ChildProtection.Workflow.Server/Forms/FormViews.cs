using ChildProtection.Workflow.Cases.Staff;
using ChildProtection.Workflow.Engine.Definitions;
using ChildProtection.Workflow.Engine.Execution;
using ChildProtection.Workflow.Engine.Expressions;
using ChildProtection.Workflow.Engine.Texts;
using ChildProtection.Workflow.Server.Texts;
using NodaTime;
using NodaTime.Text;

namespace ChildProtection.Workflow.Server.Forms;

/// <summary>Makes the page's view of a definition's form from what has been typed, what is asked just now, and what is wrong.</summary>
public sealed class FormViews(Definition definition, FormChoices choices, LocalDate today, Words words)
{
    /// <summary>Up to so many choices are radio buttons; more are a list to open.</summary>
    public const int RadiosMax = 8;

    private const int LinesOfLongText = 5;

    public FormView Of(Form form, TypedAnswers typed, Func<Question, QuestionAsked> ruleOf, IReadOnlyList<FieldError> errors) =>
        new([.. form.Questions.Select(question => View(form, question, FieldId.Of(question), typed, ruleOf(question), errors))]);

    private QuestionView View(
        Form form, Question question, string id, TypedAnswers typed, QuestionAsked rule, IReadOnlyList<FieldError> errors) => new()
        {
            Id = id,
            Input = InputOf(form, question, id, typed, errors),
            Title = question.Title.In(words.Language),
            Hint = question.Hint?.In(words.Language),
            Why = question.Why?.In(words.Language),
            InTime = InTime(choices.BookingFor(question)),
            By = choices.BookingFor(question)?.By,
            Required = rule.Required,
            NotKnown = question.MayBeNotKnown ? typed.One(FieldId.NotKnown(id)) ?? string.Empty : null,
            Basis = question.Basis,
            Shared = question.Shared,
            Asked = rule.Asked,
            Reveal = RevealRule.Of(rule),
            Errors = [.. errors.Where(error => Belongs(error, question, id))],
        };

    // An error inside a row belongs to the question of the row, not to the rows as a whole.
    private static bool Belongs(FieldError error, Question question, string id) =>
        error.Field == id || (question.Type is not FieldType.Records && error.Field.StartsWith(id + ".", StringComparison.Ordinal));

    private QuestionInput InputOf(Form form, Question question, string id, TypedAnswers typed, IReadOnlyList<FieldError> errors) => question.Type switch
    {
        _ when question.Name == AnswerReader.WhenItHappened => Occurred(question, id, typed),
        _ when choices.BookingFor(question) is { } aid => ToCome(question, aid, id, typed),
        FieldType.YesNo => new QuestionInput.Radios([Choice("yes", words["forms.yes"], id, typed), Choice("no", words["forms.no"], id, typed)]),
        FieldType.Number => new QuestionInput.Text(typed.One(id), 1, Numeric: true),
        FieldType.Text text => new QuestionInput.Text(typed.One(id), text.Long ? LinesOfLongText : 1, Numeric: false),
        FieldType.Period => new QuestionInput.Text(typed.One(id), 1, Numeric: false),
        FieldType.Date => Date(id, typed, withTime: false),
        FieldType.Moment => Date(id, typed, withTime: true),
        FieldType.Choice choice => Choices(choice, id, typed),
        FieldType.User user => new QuestionInput.Select([.. Users(user.Role).Select(member => Choice(member.Id.ToString(), member.Name, id, typed))]),
        FieldType.Person => Select(choices.People, id, typed),
        FieldType.Record => Select(choices.RecordsFor(question), id, typed),
        FieldType.Records => Rows(form, question, id, typed, errors),
        _ => throw new InvalidOperationException($"No field for {question.Type.GetType().Name}."),
    };

    private QuestionInput Choices(FieldType.Choice choice, string id, TypedAnswers typed)
    {
        var options = definition.Choices[choice.List].Codes.Select(code => Choice(code.Code, code.Title.In(words.Language), id, typed)).ToList();
        return choice.Several ? new QuestionInput.Checkboxes(options)
            : options.Count <= RadiosMax ? new QuestionInput.Radios(options)
            : new QuestionInput.Select(options);
    }

    private static QuestionInput.Select Select(IEnumerable<(string Id, string Name)> choices, string id, TypedAnswers typed) =>
        new([.. choices.Select(choice => Choice(choice.Id, choice.Name, id, typed))]);

    private QuestionInput.Days Occurred(Question question, string id, TypedAnswers typed)
    {
        var which = $"{id}.which";
        Option[] options =
        [
            Choice(AnswerReader.Today, words.With("forms.today", DateWords.Long(today, words.Spoken)), which, typed),
            Choice(AnswerReader.Yesterday, words.With("forms.yesterday", DateWords.Long(today.PlusDays(-1), words.Spoken)), which, typed),
            Choice(AnswerReader.AnotherDay, words["forms.another_day"], which, typed),
        ];
        return new QuestionInput.Days(options, Date(id, typed, question.Type is FieldType.Moment));
    }

    private QuestionInput.Days ToCome(Question question, BookingAid aid, string id, TypedAnswers typed)
    {
        var which = $"{id}.which";
        // What came filled in, or was typed on a page that offered other days, is another day.
        var chosen = typed.One(which) is { } day && aid.Days.Any(offered => DayValue(offered) == day) ? day : AnswerReader.AnotherDay;
        var isOpen = typed.One(which) is null && typed.One($"{id}.day") is null;
        var options = aid.Days
            .Select(offered => new Option(DayValue(offered), Label(offered), !isOpen && chosen == DayValue(offered)))
            .Append(new Option(AnswerReader.AnotherDay, words["forms.another_day"], !isOpen && chosen == AnswerReader.AnotherDay));
        return new QuestionInput.Days([.. options], Date(id, Spelt(typed, id), question.Type is FieldType.Moment));

        string Label(LocalDate offered) => offered == aid.Days[^1] && aid.By is not null && !aid.IsPast
            ? words.With("forms.last_in_time", DateWords.Long(offered, words.Spoken))
            : DateWords.Long(offered, words.Spoken);
    }

    private static TypedAnswers Spelt(TypedAnswers typed, string id) =>
        AnswerReader.DayOf(typed.One($"{id}.which")) is { } day ? FilledAnswers.With(typed, id, Value.Of(day), DateTimeZone.Utc) : typed;

    private static string DayValue(LocalDate day) => LocalDatePattern.Iso.Format(day);

    private string? InTime(BookingAid? aid) => aid switch
    {
        null or { By: null } => null,
        { By: { } by, IsPast: true } => words.With("forms.limit_past", DateWords.Long(by, words.Spoken)),
        { By: { } by, ByIsClosed: { } closed } => words.With("forms.in_time_until_closed", DateWords.Long(by, words.Spoken), closed.Name.In(words.Language)),
        { By: { } by } => words.With("forms.in_time_until", DateWords.Long(by, words.Spoken)),
    };

    private static QuestionInput.Date Date(string id, TypedAnswers typed, bool withTime) => new(
        typed.One($"{id}.day"), typed.One($"{id}.month"), typed.One($"{id}.year"), withTime ? new QuestionInput.TimeOfDay(typed.One($"{id}.time")) : null);

    private QuestionInput.Rows Rows(Form form, Question question, string id, TypedAnswers typed, IReadOnlyList<FieldError> errors)
    {
        var count = RecordRows.Count(typed, id);
        return new QuestionInput.Rows(
            [.. Enumerable.Range(0, count).Select(row => Row(form, question, id, row, typed, errors))], question.ForEach is null && count < RecordRows.RowsMax);
    }

    private FormRow Row(Form form, Question question, string id, int row, TypedAnswers typed, IReadOnlyList<FieldError> errors)
    {
        var given = question.Each.FirstOrDefault(inner => inner.Name == question.ForEach?.Field);
        var questions = question.Each.Where(inner => inner != given)
            .Select(inner => View(form, inner, FieldId.Of(id, row, inner), typed, new QuestionAsked(true, inner.Required is not null), errors));
        return given is not { Type: FieldType.Record { List: var list } }
            ? new FormRow([.. questions])
            : typed.One(FieldId.Of(id, row, given)) is { } record
                ? new FormRow([.. questions], choices.RecordLine(list, record), new FormRow.GivenField(FieldId.Of(id, row, given), record))
                : new FormRow([.. questions]);
    }

    private IEnumerable<StaffMember> Users(string? role) => choices.Staff.Where(member => member.LeftOn is null && (role is null || member.Holds(role)));

    private static Option Choice(string value, string label, string id, TypedAnswers typed) => new(value, label, typed.All(id).Contains(value));
}
