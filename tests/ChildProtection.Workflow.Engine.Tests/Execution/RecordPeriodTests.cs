using ChildProtection.Workflow.Engine.Calendars;
using ChildProtection.Workflow.Engine.Definitions;
using ChildProtection.Workflow.Engine.Execution;
using ChildProtection.Workflow.Engine.Expressions;
using ChildProtection.Workflow.Engine.Texts;
using FsCheck;
using FsCheck.Fluent;

namespace ChildProtection.Workflow.Engine.Tests.Execution;

/// <summary>Limits that records bring with them, and reminders that are a share of the limit.</summary>
public sealed class RecordPeriodTests
{
    private static readonly CompiledDefinition Chores = Trial.Compile("""
        workflow: chores
        title: Chores
        jurisdiction: nowhere
        languages: [en]
        calendar: test
        records:
          chore: { title: Chore, fields: { every: { type: period, title: Every }, last_on: { type: date, title: Last done } } }
        forms:
          begin: { title: Begin, questions: [ { ask: on } ] }
          chore: { title: Chore, records: chore, questions: [ { ask: on }, { ask: every } ] }
          done: { title: Done, questions: [ { ask: on } ] }
        roles:
          clerk: { title: Clerk, held: team }
        opens: { form: begin, for: [ clerk ] }
        states:
          open:
            title: Open
            tasks:
              do_chore:
                title: Do the chore
                for: [ clerk ]
                each: chore
                again: yes
                form: done
                deadline: { within: record.every, from: record.last_on else record.on, remind: [ 20% before, 1 day before ] }
                done: [ { do: [ { update: { last_on: answer.on } } ] } ]
            actions:
              add: { title: Add, for: [ clerk ], form: chore, done: [ { do: [ { record: chore } ] } ] }
              close: { title: Close, for: [ clerk ], done: [ { to: closed } ] }
          closed: { final: yes }
        """);

    [TestCase("10 working days", "2026-03-16 23:59:59", "2026-03-12 09:00")]
    [TestCase("4 weeks", "2026-03-30 23:59:59", "2026-03-24 09:00")]
    [TestCase("1 month", "2026-04-02 23:59:59", "2026-03-27 09:00")]
    [TestCase("6 weeks", "2026-04-13 23:59:59", "2026-04-06 09:00")]
    public void A_limit_comes_from_the_record_and_the_reminder_is_a_share_of_it(string every, string due, string reminder)
    {
        var trial = Chore(every);

        var deadline = trial.Derived.Deadlines.Single();

        Assert.That(deadline.DueAt, Is.EqualTo(Trial.At(due)));
        Assert.That(deadline.Stages.First(stage => stage.Id == StageId.Reminder(1)).At, Is.EqualTo(Trial.At(reminder)));
    }

    [Test]
    public void The_reminder_of_a_share_is_sent_at_its_time()
    {
        var trial = Chore("10 working days").Pass("2026-03-12 09:01");

        Assert.That(trial.Raised(), Is.EqualTo(new[] { "do_chore reminder.1 clerk" }));
    }

    [Test]
    public void Each_record_has_the_limit_that_it_brings()
    {
        var trial = Chore("10 working days").Act("2026-03-02 11:00", "add", answers: [("every", Value.Of(CalendarPeriod.Weeks(1)))]);

        Assert.That(trial.Derived.Deadlines.Select(deadline => deadline.DueAt), Is.EqualTo(new[] { Trial.At("2026-03-16 23:59:59"), Trial.At("2026-03-09 23:59:59") }));
    }

    [Test]
    public void What_is_done_begins_the_next_count_by_the_same_limit()
    {
        var trial = Chore("1 week").Complete("2026-03-06 09:00", "do_chore", each: "chore-1");

        Assert.That(trial.Derived.Deadlines.Single().DueAt, Is.EqualTo(Trial.At("2026-03-13 23:59:59")));
    }

    [Test]
    public void A_record_without_its_limit_waits_in_view_and_stops_nothing()
    {
        var trial = new Trial(Chores).Open("2026-03-02 09:00").Act("2026-03-02 10:00", "add");

        var waiting = trial.Derived.Deadlines.Single();
        Assert.That((waiting.Status, waiting.DueAt), Is.EqualTo((DeadlineStatus.Waiting, (NodaTime.Instant?)null)));
        Assert.That(
            WorkExplainer.Deadline(Chores, trial.Snapshot, Trial.Calendar, waiting, Language.English).Waiting, Is.EqualTo("It waits: how long it may take is not known yet. No clock is running."));

        trial.Do("2026-03-03 09:00", new CaseInput.CorrectRecord("chore", "chore-1", Trial.Answer(("every", Value.Of(CalendarPeriod.Weeks(1)))).Values, "forgotten") { Actor = Trial.Person("clerk") });
        Assert.That(trial.Derived.Deadlines.Single().DueAt, Is.EqualTo(Trial.At("2026-03-09 23:59:59")));
    }

    [TestCase("10 working days", 20, "2 working days")]
    [TestCase("3 working days", 20, "1 working day")]
    [TestCase("1 working day", 20, "1 working day")]
    [TestCase("8 working days", 20, "2 working days")]
    [TestCase("1 week", 20, "1 day")]
    [TestCase("2 months", 20, "12 days")]
    [TestCase("1 year", 10, "37 days")]
    [TestCase("4 office hours", 50, "2 office hours")]
    public void A_share_is_counted_in_the_unit_of_the_limit_or_in_days(string limit, int percent, string lead)
    {
        Assert.That(CalendarPeriod.TryParse(limit, out var period, out _), Is.True);
        Assert.That(Reminder.Share(percent).LeadOf(period).ToString(), Is.EqualTo(lead));
    }

    [Test]
    public void A_share_is_at_least_one_and_never_more_than_the_limit() => Prop.ForAll(
        (from amount in Gen.Choose(1, CalendarPeriod.AmountMax)
         from percent in Gen.Choose(1, 99)
         from unit in Gen.Elements(Enum.GetValues<PeriodUnit>())
         select (new CalendarPeriod(amount, unit), percent)).ToArbitrary(),
        each =>
        {
            var (limit, percent) = each;
            var lead = Reminder.Share(percent).LeadOf(limit)!.Value;
            return lead.Amount >= 1 && (lead.Unit != limit.Unit || lead.Amount <= limit.Amount) && (lead.Unit == limit.Unit || lead.Unit == PeriodUnit.Days);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(2_000).WithReplay(20_260_302, 9));

    private static Trial Chore(string every)
    {
        Assert.That(CalendarPeriod.TryParse(every, out var period, out _), Is.True);
        return new Trial(Chores).Open("2026-03-02 09:00").Act("2026-03-02 10:00", "add", answers: [("every", Value.Of(period))]);
    }
}
