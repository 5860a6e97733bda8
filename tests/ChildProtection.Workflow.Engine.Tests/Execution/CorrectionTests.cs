using ChildProtection.Workflow.Engine.Execution;
using ChildProtection.Workflow.Engine.Expressions;
using NodaTime;

namespace ChildProtection.Workflow.Engine.Tests.Execution;

public sealed class CorrectionTests
{
    [Test]
    public void A_corrected_fact_moves_the_date_that_counts_from_it()
    {
        var trial = Correct(Trial.Held(), "2026-03-04 09:00", "granted_on", new LocalDate(2026, 2, 27));

        Assert.That(trial.Derived.Deadline("tidy")!.DueAt, Is.EqualTo(Trial.EndOf("2026-03-13")));
        Assert.That(trial.Last.OfType<JournalEntry.DeadlineMoved>().Single(moved => moved.Deadline == "tidy").DueBefore, Is.EqualTo(Trial.EndOf("2026-03-16")));
    }

    [Test]
    public void A_breach_that_a_correction_reveals_is_raised_at_once_dated_by_its_due_time()
    {
        var trial = Correct(Trial.Held(), "2026-03-10 09:00", "granted_on", new LocalDate(2026, 2, 20));

        Assert.That(trial.Last.OfType<JournalEntry.BreachBegun>().Single().OccurredAt, Is.EqualTo(Trial.EndOf("2026-03-06")));
        Assert.That(trial.Raised(), Does.Contain("tidy practice.1 keeper+clerk"));
    }

    [Test]
    public void A_breach_that_a_correction_moves_away_is_marked_and_its_escalations_close()
    {
        var trial = Correct(Trial.Held().Pass("2026-03-17 00:30"), "2026-03-17 09:00", "granted_on", new LocalDate(2026, 3, 9));

        Assert.That(trial.Snapshot.Breaches.Single().Moved, Is.True);
        Assert.That(trial.Derived.Escalations, Is.Empty);
        Assert.That(trial.Derived.Deadline("tidy")!.Breached, Is.False);
    }

    [Test]
    public void A_correction_and_its_reversal_leave_the_same_deadlines_and_raise_nothing_twice()
    {
        var trial = Trial.Held().Pass("2026-03-17 00:30");
        var before = trial.Derived;
        Correct(trial, "2026-03-17 09:00", "granted_on", new LocalDate(2026, 3, 9));
        Correct(trial, "2026-03-17 10:00", "granted_on", new LocalDate(2026, 3, 2));
        var raised = trial.Journal.OfType<JournalEntry.StageRaised>().Select(stage => stage.Key).ToArray();

        Assert.That(trial.Derived.Deadlines.Select(Row), Is.EqualTo(before.Deadlines.Select(Row)));
        Assert.That(trial.Derived.Escalations.Select(item => item.Key), Is.EqualTo(before.Escalations.Select(item => item.Key)));
        Assert.That(raised, Is.Unique);
        Assert.That(trial.Snapshot.Breaches.Single().IsOpen, Is.True);
    }

    [Test]
    public void A_correction_keeps_the_old_value_with_the_reason()
    {
        var trial = Trial.Held().Act("2026-03-06 09:00", "inspect", answers: ("tidy", Value.False));
        trial.Do("2026-03-09 09:00", new CaseInput.CorrectRecord("inspection", "inspection-1", Trial.Answer(("tidy", Value.True)).Values, "wrong box", EventTime.Parse("2026-03-05"))
        {
            Actor = Trial.Person("clerk"),
        });
        var corrected = trial.Last.OfType<JournalEntry.RecordCorrected>().Single();

        Assert.That((corrected.Before["tidy"], corrected.After["tidy"], corrected.Reason, corrected.Revision), Is.EqualTo((Value.False, Value.True, "wrong box", 2)));
        Assert.That(trial.Derived.Deadline("tidy")!.DueAt, Is.EqualTo(Trial.EndOf("2026-03-19")));
        Assert.That(trial.Last.OfType<JournalEntry.DeadlineMet>().Single().On.ToString(), Is.EqualTo("2026-03-05"), "the old fact still stands: it was met");
    }

    [Test]
    public void A_visit_that_turns_out_to_have_been_later_than_was_said_leaves_the_breach_that_it_hid()
    {
        var trial = Trial.Held().Act("2026-03-20 09:00", "inspect", on: "2026-03-13", answers: ("tidy", Value.True));
        var timely = trial.Snapshot.Breaches.Single();
        trial.Do("2026-03-23 09:00", new CaseInput.CorrectRecord("inspection", "inspection-1", Answers.None.Values, "it was the Thursday after", EventTime.Parse("2026-03-19")) { Actor = Trial.Person("clerk") });

        Assert.That(timely.RecordedLate, Is.True);
        Assert.That(trial.Snapshot.Breaches.Single(), Has.Property("RecordedLate").False.And.Property("MetOn").EqualTo(EventTime.Parse("2026-03-19")));
    }

    [Test]
    public void A_timely_visit_corrected_to_a_late_one_is_missed_as_of_its_due_time_and_nobody_is_told_to_do_it()
    {
        var trial = Trial.Held().Act("2026-03-13 09:00", "inspect", answers: ("tidy", Value.True)).Pass("2026-03-20 09:00");
        trial.Do("2026-03-23 09:00", new CaseInput.CorrectRecord("inspection", "inspection-1", Answers.None.Values, "it was the Thursday after", EventTime.Parse("2026-03-19")) { Actor = Trial.Person("clerk") });

        Assert.That(trial.Last.OfType<JournalEntry.BreachBegun>().Single().OccurredAt, Is.EqualTo(Trial.EndOf("2026-03-16")));
        Assert.That(trial.Snapshot.Breaches.Single(), Has.Property("IsOpen").False.And.Property("RecordedLate").False);
        Assert.That(trial.Derived.Escalations.Where(item => item.DueAt == Trial.EndOf("2026-03-16")), Is.Empty);
    }

    [Test]
    public void A_new_bank_holiday_moves_every_date_that_counts_over_it()
    {
        var trial = Trial.Held();
        trial.CalendarNow = Trial.CalendarWith("2", new LocalDate(2026, 3, 10));
        trial.Do("2026-03-04 09:00", new CaseInput.CalendarChanged("2") { Actor = Actor.System });

        Assert.That(trial.Derived.Deadline("tidy")!.DueAt, Is.EqualTo(Trial.EndOf("2026-03-17")));
        Assert.That(trial.Last.OfType<JournalEntry.DeadlineMoved>().Count(), Is.EqualTo(1));
        Assert.That(Derivation.Diff(trial.LastStep!.Before, trial.LastStep.After).DeadlinesSet.Select(row => row.Name), Does.Contain("tidy"));
    }

    [Test]
    public void A_case_adopts_a_new_calendar_with_whatever_comes_next()
    {
        var trial = Trial.Held();
        trial.CalendarNow = Trial.CalendarWith("2", new LocalDate(2026, 3, 10));
        trial.Pass("2026-03-17 00:30");

        Assert.That(trial.Snapshot.CalendarVersion, Is.EqualTo("2"));
        Assert.That(trial.Last.OfType<JournalEntry.BreachBegun>(), Is.Empty);
    }

    private static Trial Correct(Trial trial, string at, string field, LocalDate date) =>
        trial.Do(at, new CaseInput.CorrectField(field, Value.Of(date), "typed wrongly") { Actor = Trial.Person("clerk") });

    private static (string, DeadlineStatus, Instant?, Instant?, bool) Row(DerivedDeadline deadline) =>
        (deadline.Key, deadline.Status, deadline.DueAt, deadline.NextStageAt, deadline.Breached);
}
