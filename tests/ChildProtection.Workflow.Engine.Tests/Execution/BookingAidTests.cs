using ChildProtection.Workflow.Engine.Calendars;
using ChildProtection.Workflow.Engine.Execution;
using ChildProtection.Workflow.Engine.Expressions;
using ChildProtection.Workflow.Engine.Tests.Calendars;
using NodaTime;
using NodaTime.Text;

namespace ChildProtection.Workflow.Engine.Tests.Execution;

/// <summary>Which days are offered where somebody sets the day of a meeting (rules catalogue, 1.1).</summary>
public sealed class BookingAidTests
{
    private static readonly Lazy<CompiledDefinition> Meeting = new(() => Trial.Compile("""
        workflow: meeting
        title: Meeting
        jurisdiction: nowhere
        languages: [en]
        calendar: test
        fields:
          asked_on: { type: date, title: Asked on }
          booked_for: { type: date, title: Booked for }
        forms:
          begin: { title: Begin, questions: [ { ask: on } ] }
          booking: { title: Book, questions: [ { ask: on }, { ask: booked_for, by: due(meet) }, { ask: again_on, type: date, title: Again, by: answer.booked_for + 2 working days } ] }
        roles:
          clerk: { title: Clerk, held: authority }
        opens: { form: begin, for: [ clerk ], do: [ { set: { asked_on: answer.on } } ] }
        states:
          asked:
            title: Asked
            deadlines:
              meet: { title: Meet, for: [ clerk ], within: 5 working days, from: asked_on, met: booked_for }
            actions:
              book: { title: Book, for: [ clerk ], form: booking, done: [ { do: [ { set: { booked_for: answer.booked_for } } ], to: met } ] }
          met: { title: Met, actions: { look: { title: Look, for: [ clerk ], form: booking, done: [ { do: [ { set: { booked_for: answer.booked_for } } ] } ] } } }
        """));

    [Test]
    public void The_last_working_days_in_time_are_offered_and_the_last_of_them_is_the_last_in_time()
    {
        var aid = Aid(by: "2026-03-24", today: "2026-03-03");

        Assert.That(Days(aid), Is.EqualTo("2026-03-18 2026-03-19 2026-03-20 2026-03-23 2026-03-24"));
        Assert.That((aid.IsPast, aid.ByIsClosed), Is.EqualTo((false, (object?)null)));
    }

    [Test]
    public void Three_months_that_end_on_a_Saturday_are_booked_for_the_Friday_before()
    {
        var aid = Aid(by: "2026-02-28", today: "2025-12-01");

        Assert.That(aid.Days[^1], Is.EqualTo(new LocalDate(2026, 2, 27)));
        Assert.That(aid.ByIsClosed, Is.EqualTo(NonWorkingReason.Weekend));
    }

    [Test]
    public void Neither_a_bank_holiday_nor_today_nor_a_day_before_is_offered() =>
        Assert.That(Days(Aid(by: "2026-04-08", today: "2026-04-01")), Is.EqualTo("2026-04-02 2026-04-07 2026-04-08"));

    [Test]
    public void Once_the_limit_has_passed_the_next_working_days_are_offered()
    {
        var aid = Aid(by: "2026-03-02", today: "2026-03-03");

        Assert.That(Days(aid), Is.EqualTo("2026-03-04 2026-03-05 2026-03-06 2026-03-09 2026-03-10"));
        Assert.That(aid.IsPast, Is.True);
    }

    [Test]
    public void Without_a_limit_the_next_working_days_are_offered() =>
        Assert.That(Days(Aid(by: null, today: "2026-03-06")), Is.EqualTo("2026-03-09 2026-03-10 2026-03-11 2026-03-12 2026-03-13"));

    [Test]
    public void Outside_the_years_of_the_calendar_nothing_is_offered() =>
        Assert.That(Aid(by: "2190-03-02", today: "2190-01-01").Days, Is.Empty);

    [Test]
    public void A_question_may_count_from_a_deadline_that_runs()
    {
        var trial = new Trial(Meeting.Value).Open("2026-03-02 09:00", on: "2026-03-02");

        Assert.That(AidFor(trial, "booked_for")!.By, Is.EqualTo(new LocalDate(2026, 3, 9)));
    }

    [Test]
    public void A_deadline_that_no_longer_runs_is_due_on_no_day()
    {
        var trial = new Trial(Meeting.Value).Open("2026-03-02 09:00", on: "2026-03-02")
            .Act("2026-03-03 09:00", "book", on: "2026-03-03", answers: [("booked_for", Value.Of(new LocalDate(2026, 3, 9)))]);

        Assert.That(AidFor(trial, "booked_for")!.By, Is.Null);
    }

    [Test]
    public void A_question_may_count_from_an_answer()
    {
        var trial = new Trial(Meeting.Value).Open("2026-03-02 09:00", on: "2026-03-02");

        Assert.That(AidFor(trial, "again_on")!.By, Is.Null);
        Assert.That(AidFor(trial, "again_on", ("booked_for", Value.Of(new LocalDate(2026, 3, 9))))!.By, Is.EqualTo(new LocalDate(2026, 3, 11)));
    }

    [Test]
    public void A_question_that_sets_no_day_to_come_has_no_days_to_offer() =>
        Assert.That(AidFor(new Trial(Meeting.Value).Open("2026-03-02 09:00", on: "2026-03-02"), "on"), Is.Null);

    private static BookingAid? AidFor(Trial trial, string question, params (string, Value)[] given)
    {
        var form = trial.Definition.Definition.Forms["booking"];
        return FormQuestions.BookingFor(
            form.Questions.Single(one => one.Name == question), trial.Definition, trial.Snapshot, trial.CalendarNow, Trial.At("2026-03-03 10:00"), form, Trial.Answer(given));
    }

    private static BookingAid Aid(string? by, string today) =>
        BookingAid.Of(by is null ? null : LocalDatePattern.Iso.Parse(by).Value, LocalDatePattern.Iso.Parse(today).Value, ShippedCalendar.EnglandAndWales);

    private static string Days(BookingAid aid) => string.Join(' ', aid.Days.Select(LocalDatePattern.Iso.Format));
}
