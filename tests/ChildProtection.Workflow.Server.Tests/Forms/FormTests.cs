using ChildProtection.Workflow.Engine.Definitions;
using ChildProtection.Workflow.Engine.Execution;
using ChildProtection.Workflow.Engine.Expressions;
using ChildProtection.Workflow.Server.Forms;
using ChildProtection.Workflow.Server.Texts;
using NodaTime;

namespace ChildProtection.Workflow.Server.Tests.Forms;

public sealed class FormTests
{
    private static readonly LocalDate Today = new(2026, 3, 4);
    private static readonly Words English = new(TextCatalogue.Load(), "en");

    private static Form Visit => ShippedForms.Definition.Forms["visit"];

    [Test]
    public void A_question_that_hangs_on_earlier_answers_tells_the_browser_for_which_it_is_asked()
    {
        var rule = RevealRule.Of(new QuestionAsked(false, false, new AnswersThatAsk(["police", "health"], [["absent", null], [null, "absent"]])))!;

        Assert.That(rule.Written, Is.EqualTo(("q.police q.health", "absent,- -,absent")));
    }

    [Test]
    public void A_question_that_no_answer_decides_tells_the_browser_nothing() =>
        Assert.That(RevealRule.Of(new QuestionAsked(true, true)), Is.Null);

    [TestCase("3", "2", "2026", "2026-02-03")]
    [TestCase("3", "February", "2026", "2026-02-03")]
    [TestCase("3", "chwef", "2026", "2026-02-03")]
    [TestCase("29", "2", "2024", "2024-02-29")]
    public void A_date_is_read_as_people_write_it(string day, string month, string year, string expected)
    {
        var typed = TypedAnswers.None.With("q.date_of_birth.day", day).With("q.date_of_birth.month", month).With("q.date_of_birth.year", year);

        var read = Reader().Read(ShippedForms.Definition.Forms["referral"].Questions, typed);

        Assert.That(read.Answers.Values["date_of_birth"].ToString(), Is.EqualTo(expected));
    }

    [TestCase("30", "2", "2026")]
    [TestCase("3", "ma", "2026")]
    [TestCase("3", "2", "26")]
    [TestCase("", "2", "2026")]
    public void What_is_no_date_is_said_at_its_first_field(string day, string month, string year)
    {
        var typed = TypedAnswers.None.With("q.date_of_birth.day", day).With("q.date_of_birth.month", month).With("q.date_of_birth.year", year);

        var read = Reader().Read(ShippedForms.Definition.Forms["referral"].Questions, typed);

        Assert.That(read.Errors.Select(error => error.Field), Is.EqualTo(new[] { "q.date_of_birth.day" }));
    }

    [TestCase("today", "2026-03-04")]
    [TestCase("yesterday", "2026-03-03")]
    public void The_day_that_was_chosen_is_the_day_on_which_it_happened(string which, string expected)
    {
        var read = Reader().Read(Visit.Questions, TypedAnswers.None.With("q.on.which", which));

        Assert.That(read.OccurredOn.ToString(), Is.EqualTo(expected));
    }

    [Test]
    public void A_day_that_nobody_chose_is_asked_for()
    {
        var read = Reader().Read(Visit.Questions, TypedAnswers.None);
        var rules = Visit.Questions.ToDictionary(question => question.Name, question => new QuestionAsked(true, question.Name == "on"));

        Assert.That(read.ErrorsOf(Visit, rules, English).Select(error => error.Field), Is.EqualTo(new[] { "q.on.which" }));
    }

    [TestCase("2026-03-24", "24", "2026-03-24")]
    [TestCase("2026-03-24", "1", "2026-03-24")]
    [TestCase("other", "1", "2026-03-01")]
    [TestCase("", "1", "2026-03-01")]
    [TestCase("9999-99-99", "1", "2026-03-01")]
    public void An_offered_day_that_was_chosen_counts_and_else_the_day_that_was_typed(string which, string day, string expected)
    {
        var typed = TypedAnswers.None.With("q.booked_for.which", which)
            .With("q.booked_for.day", day).With("q.booked_for.month", "3").With("q.booked_for.year", "2026");

        var read = Reader().Read(ShippedForms.Definition.Forms["conference_booking"].Questions, typed);

        Assert.That(read.Answers.Values["booked_for"].ToString(), Is.EqualTo(expected));
    }

    [Test]
    public void The_days_in_time_are_offered_and_one_that_was_typed_is_another_day()
    {
        var (input, inTime) = Booking(TypedAnswers.None.With("q.booked_for.which", "2026-04-02"));

        Assert.That(input.Options.Select(option => option.Value), Is.EqualTo(new[] { "2026-03-20", "2026-03-23", "2026-03-24", "2026-03-25", "2026-03-26", "other" }));
        Assert.That(input.Options[4].Label, Is.EqualTo("Thursday 26 March 2026, the last working day in time"));
        Assert.That((input.Options.Single(option => option.Chosen).Value, input.Other.Day, input.Other.Month), Is.EqualTo(("other", "2", "4")));
        Assert.That(inTime, Does.StartWith("In time until Thursday 26 March 2026."));
    }

    [Test]
    public void Nothing_is_chosen_for_the_worker_among_the_days_that_are_offered() =>
        Assert.That(Booking(TypedAnswers.None).Input.Options.Where(option => option.Chosen), Is.Empty);

    private static (QuestionInput.Days Input, string? InTime) Booking(TypedAnswers typed)
    {
        var form = ShippedForms.Definition.Forms["conference_booking"];
        var choices = new FormChoices
        {
            BookingFor = question => question.By is null ? null : BookingAid.Of(new LocalDate(2026, 3, 26), Today, ShippedForms.Calendar),
        };
        var view = new FormViews(ShippedForms.Definition, choices, Today, English)
            .Of(form, typed, _ => new QuestionAsked(true, true), []).Questions.Single(question => question.Id == "q.booked_for");
        return ((QuestionInput.Days)view.Input, view.InTime);
    }

    [Test]
    public void A_code_that_was_not_offered_is_not_taken()
    {
        var read = Reader().Read(Visit.Questions, TypedAnswers.None.With("q.alone", "made_up"));

        Assert.That((read.Answers.Values.ContainsKey("alone"), read.Errors.Single().Field), Is.EqualTo((false, "q.alone")));
    }

    [Test]
    public void A_row_in_which_nothing_was_typed_is_no_record()
    {
        var typed = TypedAnswers.None.With("q.family.rows", "3").With("q.family.1.name", "Carys");

        var read = Reader().Read(ShippedForms.Definition.Forms["referral"].Questions, typed);

        Assert.That(read.Answers.Records["family"].Single()["name"], Is.EqualTo(Value.Of("Carys")));
    }

    [Test]
    public void A_row_taken_away_moves_those_after_it_up()
    {
        var typed = TypedAnswers.None.With("q.family.rows", "3").With("q.family.0.name", "A").With("q.family.1.name", "B").With("q.family.2.name", "C");

        var left = RecordRows.Remove(typed, "q.family", 0);

        Assert.That((RecordRows.Count(left, "q.family"), left.One("q.family.0.name"), left.One("q.family.1.name")), Is.EqualTo((2, "B", "C")));
    }

    [Test]
    public void Rows_have_a_bound()
    {
        var typed = TypedAnswers.None.With("q.family.rows", "100000");

        Assert.That(RecordRows.Count(RecordRows.Add(typed, "q.family"), "q.family"), Is.EqualTo(RecordRows.RowsMax));
    }

    [Test]
    public void A_row_that_nobody_filled_in_goes_so_that_what_is_wrong_with_the_next_is_said_there()
    {
        var typed = TypedAnswers.None.With("q.family.rows", "4").With("q.family.0.name", "A").With("q.family.1.name", " ").With("q.family.2.kind", "parent").With("q.family.3.name", "");

        var left = RecordRows.WithoutEmpty(ShippedForms.Definition.Forms["referral"], typed);

        Assert.That(
            (RecordRows.Count(left, "q.family"), left.One("q.family.0.name"), left.One("q.family.1.kind"), left.One("q.family.2.kind")),
            Is.EqualTo((2, "A", "parent", (string?)null)));
    }

    [Test]
    public void Of_rows_that_are_all_empty_one_stays_to_be_filled_in()
    {
        var left = RecordRows.WithoutEmpty(ShippedForms.Definition.Forms["referral"], TypedAnswers.None.With("q.family.rows", "3"));

        Assert.That(RecordRows.Count(left, "q.family"), Is.EqualTo(1));
    }

    [Test]
    public void What_is_on_record_reads_back_as_itself_when_nothing_is_changed()
    {
        var zone = ShippedForms.Calendar.Zone;
        var typed = FilledAnswers.With(TypedAnswers.None, "q.date_of_birth", Value.Of(new LocalDate(2016, 5, 2)), zone);

        var read = Reader().Read(ShippedForms.Definition.Forms["referral"].Questions, typed);

        Assert.That(read.Answers.Values["date_of_birth"], Is.EqualTo(Value.Of(new LocalDate(2016, 5, 2))));
    }

    [Test]
    public void Every_form_of_the_shipped_definition_can_be_shown()
    {
        var views = new FormViews(ShippedForms.Definition, new FormChoices(), Today, English);

        foreach (var form in ShippedForms.Definition.Forms.Values)
        {
            var shown = views.Of(form, TypedAnswers.None, _ => new QuestionAsked(true, false), []);
            Assert.That(shown.Questions, Has.Count.EqualTo(form.Questions.Count), form.Name);
        }
    }

    private static AnswerReader Reader() => new(ShippedForms.Definition, ShippedForms.Calendar, Today, English);
}
