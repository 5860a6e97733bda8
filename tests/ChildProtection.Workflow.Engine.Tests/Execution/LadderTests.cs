using ChildProtection.Workflow.Engine.Execution;
using ChildProtection.Workflow.Engine.Expressions;

namespace ChildProtection.Workflow.Engine.Tests.Execution;

public sealed class LadderTests
{
    [Test]
    public void A_missed_duty_is_raised_once()
    {
        var trial = Trial.Held().Pass("2026-03-17 00:30");
        var first = trial.Raised();
        trial.Pass("2026-03-17 00:31");

        Assert.That(first, Does.Contain("tidy practice.1 keeper+clerk"));
        Assert.That(trial.Last, Is.Empty);
    }

    [Test]
    public void Reminders_are_sent_when_the_offices_open_on_their_day()
    {
        var trial = Trial.Held().Pass("2026-03-11 08:59");
        var before = trial.Raised();
        trial.Pass("2026-03-11 09:00");

        Assert.That(before, Is.Empty);
        Assert.That(trial.Raised(), Is.EqualTo(new[] { "tidy reminder.1 keeper" }));
    }

    [Test]
    public void A_reminder_whose_time_was_past_when_the_date_came_to_be_known_is_not_sent()
    {
        var trial = new Trial().Open("2026-03-12 09:00", on: "2026-03-02").Pass("2026-03-12 10:00");

        Assert.That(trial.Raised(), Is.Empty);
        Assert.That(trial.Derived.Deadline("decide")!.Stages.Select(stage => stage.Id.Kind), Has.No.Member(StageKind.Reminder));
    }

    [Test]
    public void A_rung_that_nobody_takes_on_in_time_is_climbed_from_early()
    {
        var trial = Trial.Held().Pass("2026-03-18 00:30");

        Assert.That(trial.Raised(), Does.Contain("tidy practice.2 manager"));
    }

    [Test]
    public void Acknowledging_stops_the_climb_and_not_the_fixed_rungs()
    {
        var trial = Trial.Held().Pass("2026-03-17 00:30");
        var key = trial.Derived.Deadline("tidy")!.Key;
        trial.Do("2026-03-17 09:00", new CaseInput.Acknowledge(key) { Actor = Trial.Person("keeper") });
        trial.Pass("2026-03-18 12:00");
        var meanwhile = trial.Raised();
        trial.Pass("2026-03-19 00:30");

        Assert.That(meanwhile, Is.Empty);
        Assert.That(trial.Raised(), Is.EqualTo(new[] { "tidy practice.2 manager" }));
    }

    [Test]
    public void A_rung_whose_roles_nobody_holds_climbs_at_once_and_raises_an_incident()
    {
        var trial = Trial.Held().Pass("2026-03-17 00:30").Pass("2026-03-18 00:30", "manager");

        Assert.That(trial.Raised(), Is.EqualTo(new[] { "tidy practice.2 ", "tidy practice.3 director" }));
        Assert.That(trial.Last.OfType<JournalEntry.Incident>().Single().Words, Does.Contain("manager"));
    }

    [Test]
    public void After_an_outage_stages_fire_in_due_order_with_their_own_times_and_say_that_they_are_late()
    {
        var trial = Trial.Held().Pass("2026-03-31 09:00");
        var stages = trial.Last.OfType<JournalEntry.StageRaised>().Where(stage => stage.Deadline == "tidy").ToArray();

        Assert.That(stages.Select(stage => stage.OccurredAt), Is.Ordered);
        Assert.That(stages.Select(stage => stage.Stage.ToString()), Is.EqualTo(new[] { "reminder.1", "reminder.2", "practice.1", "practice.2", "practice.3" }));
        Assert.That(stages, Has.All.Property("LateByOutage").True);
        Assert.That(stages[2].OccurredAt, Is.EqualTo(Trial.EndOf("2026-03-16")));
    }

    [Test]
    public void What_a_missed_deadline_leads_to_is_dated_by_the_due_time()
    {
        var trial = Trial.Held().Pass("2026-03-31 09:00");

        Assert.That(trial.Last.OfType<JournalEntry.EventPublished>().Single(each => each.Event == "plot.overdue").OccurredAt, Is.EqualTo(Trial.EndOf("2026-03-16")));
    }

    [Test]
    public void A_command_first_fires_what_was_due_before_it()
    {
        var trial = Trial.Held().Act("2026-03-17 10:00", "inspect", answers: ("tidy", Value.True));

        Assert.That(trial.Kinds().ToList().IndexOf("breach.begun"), Is.LessThan(trial.Kinds().ToList().IndexOf("input.action")));
        Assert.That(trial.Last.OfType<JournalEntry.BreachCompleted>().Count(), Is.EqualTo(1));
    }

    [Test]
    public void At_one_instant_what_people_did_comes_before_the_stage()
    {
        var trial = Trial.Held().Act("2026-03-16 23:59:59", "inspect", answers: ("tidy", Value.True));

        Assert.That(trial.Last.OfType<JournalEntry.BreachBegun>(), Is.Empty);
    }

    [Test]
    public void An_alarm_repeats_until_somebody_owns_it()
    {
        var trial = Trial.Held().Signal("2026-03-03 09:00", "flood").Pass("2026-03-03 17:30");
        var raised = trial.Raised();
        var key = trial.Derived.Deadline("made_safe")!.Key;
        trial.Do("2026-03-03 17:45", new CaseInput.Acknowledge(key) { Actor = Trial.Person("director") }).Pass("2026-03-04 12:00");

        Assert.That(raised, Is.EqualTo(new[] { "made_safe danger.1 clerk+manager", "made_safe danger.2 director", "made_safe danger.2.1 director" }));
        Assert.That(trial.Raised(), Is.Empty);
    }

    [TestCase("2026-03-03 12:59", "2026-03-03 18:59", TestName = "An_alarm_told_while_the_offices_are_open_is_climbed_from_after_two_hours")]
    [TestCase("2026-03-03 13:00", "2026-03-03 18:00", TestName = "An_alarm_told_when_the_offices_close_is_climbed_from_after_one_hour")]
    [TestCase("2026-03-07 08:00", "2026-03-07 13:00", TestName = "An_alarm_told_on_a_Saturday_is_climbed_from_after_one_hour")]
    [TestCase("2026-05-04 08:00", "2026-05-04 13:00", TestName = "An_alarm_told_on_a_bank_holiday_is_climbed_from_after_one_hour")]
    public void How_soon_an_alarm_must_be_taken_on_depends_on_the_hour_at_which_it_is_told(string flood, string climbs)
    {
        // It is to be made safe within four hours.
        var trial = Trial.Held().Signal(flood, "flood");
        trial.Pass(climbs);

        Assert.That(
            trial.Last.OfType<JournalEntry.StageRaised>().Where(stage => stage.Stage.ToString() == "danger.2").Select(stage => stage.OccurredAt),
            Is.EqualTo(new[] { Trial.At(climbs) }));
    }

    [Test]
    public void An_alarm_that_is_taken_on_in_time_at_night_is_not_climbed_from()
    {
        var trial = Trial.Held().Signal("2026-03-03 13:00", "flood").Pass("2026-03-03 17:00");
        var key = trial.Derived.Deadline("made_safe")!.Key;
        trial.Do("2026-03-03 17:50", new CaseInput.Acknowledge(key) { Actor = Trial.Person("manager") }).Pass("2026-03-03 18:30");

        Assert.That(trial.Raised(), Is.Empty);
    }

    [Test]
    public void An_alarm_outlives_its_state_until_safety_is_recorded()
    {
        var trial = Trial.Held().Signal("2026-03-03 09:00", "flood").Pass("2026-03-03 13:30").Signal("2026-03-03 13:40", "drained");
        var left = trial.Derived.Escalations.Select(item => item.Kind).ToArray();
        trial.Pass("2026-03-03 15:30");

        Assert.That(left, Is.EqualTo(new[] { EscalationKind.Alarm }));
        Assert.That(trial.Raised(), Is.EqualTo(new[] { "made_safe danger.2 director" }), "it goes on climbing");
    }

    [Test]
    public void An_alarm_closes_when_safety_is_recorded()
    {
        var trial = Trial.Held().Signal("2026-03-03 09:00", "flood").Pass("2026-03-03 13:30").Act("2026-03-03 14:00", "clear");

        Assert.That(trial.Derived.Escalations, Is.Empty);
        Assert.That(trial.Last.OfType<JournalEntry.EscalationClosed>().Single().Why, Is.EqualTo(EscalationClosure.Met));
    }
}
