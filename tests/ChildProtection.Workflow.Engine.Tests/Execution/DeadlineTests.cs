using ChildProtection.Workflow.Engine.Execution;
using ChildProtection.Workflow.Engine.Expressions;
using NodaTime;

namespace ChildProtection.Workflow.Engine.Tests.Execution;

public sealed class DeadlineTests
{
    [Test]
    public void A_deadline_counts_from_the_day_the_thing_happened_not_from_the_day_it_was_typed_in()
    {
        var trial = new Trial().Open("2026-03-09 09:00", on: "2026-03-02");

        Assert.That(trial.Derived.Deadline("decide")!.DueAt, Is.EqualTo(Trial.EndOf("2026-03-16")));
    }

    [Test]
    public void Of_several_limits_the_shortest_wins_whichever_it_is_from_that_day()
    {
        var ordinary = new Trial().Open("2026-03-02 09:00");
        var easter = new Trial().Open("2026-03-27 09:00");

        Assert.That(ordinary.Derived.Deadline("decide")!.DueAt, Is.EqualTo(Trial.EndOf("2026-03-16")));
        Assert.That(ordinary.Derived.Deadline("decide")!.Limit, Is.Zero);
        Assert.That(easter.Derived.Deadline("decide")!.DueAt, Is.EqualTo(Trial.EndOf("2026-04-10")));
        Assert.That(easter.Derived.Deadline("decide")!.Limit, Is.EqualTo(1));
    }

    [Test]
    public void A_deadline_whose_fact_is_unknown_waits_without_a_clock()
    {
        var waiting = Trial.Held().Derived.Deadline("leaving")!;

        Assert.That((waiting.Status, waiting.DueAt, waiting.NextStageAt), Is.EqualTo((DeadlineStatus.Waiting, (Instant?)null, (Instant?)null)));
    }

    [Test]
    public void A_waiting_deadline_runs_once_its_fact_is_known_and_counts_back_from_it()
    {
        var trial = Trial.Held().Complete("2026-03-03 09:00", "hear_of_end", role: "keeper", answers: ("ends", Value.Of(new LocalDate(2026, 5, 5))));

        // Two working days before Tuesday 5 May, with Monday the 4th a holiday.
        Assert.That(trial.Derived.Deadline("leaving")!.DueAt, Is.EqualTo(Trial.EndOf("2026-04-30")));
        Assert.That(trial.Kinds(), Does.Contain("deadline.started"));
    }

    [Test]
    public void A_rolling_duty_restarts_from_the_fact_that_met_it_not_from_its_due_date()
    {
        var trial = Trial.Held().Act("2026-03-06 09:00", "inspect", answers: ("tidy", Value.True));

        Assert.That(trial.Derived.Deadline("tidy")!.From, Is.EqualTo(new EventTime(new LocalDate(2026, 3, 6))));
        Assert.That(trial.Derived.Deadline("tidy")!.DueAt, Is.EqualTo(Trial.EndOf("2026-03-20")));
        Assert.That(trial.Last.OfType<JournalEntry.DeadlineMet>().Single(), Has.Property("Late").False.And.Property("RecordedLate").False);
    }

    [Test]
    public void A_record_that_does_not_qualify_meets_nothing()
    {
        var trial = Trial.Held().Act("2026-03-06 09:00", "inspect", answers: ("tidy", Value.False));

        Assert.That(trial.Derived.Deadline("tidy")!.DueAt, Is.EqualTo(Trial.EndOf("2026-03-16")));
        Assert.That(trial.Last.OfType<JournalEntry.DeadlineMet>(), Is.Empty);
    }

    [Test]
    public void A_deadline_ends_with_its_state()
    {
        var trial = Trial.Held().Signal("2026-03-03 09:00", "flood");

        Assert.That(trial.Derived.Deadlines.Select(deadline => deadline.Name), Is.EqualTo(new[] { "made_safe" }));
        Assert.That(trial.Last.OfType<JournalEntry.DeadlineEnded>().Select(ended => ended.Deadline), Does.Contain("tidy"));
    }

    [Test]
    public void A_date_that_the_calendar_cannot_count_from_is_refused_in_words()
    {
        var refused = (StepResult.Refused)new Trial().Try("2031-03-02 09:00", new CaseInput.Open(Answers.None) { Actor = Trial.Person("clerk") });

        Assert.That(refused.Reasons[0].Code, Is.EqualTo(RefusalCodes.CannotBeCounted));
        Assert.That(refused.Reasons[0].Message, Does.Contain("2024 to 2030"));
    }

    [Test]
    public void Each_record_of_a_list_has_its_own_deadline_which_goes_when_it_is_done()
    {
        var names = new[] { "Ann", "Bea" }.Select(name => Answers.None.Values.Add("name", Value.Of(name))).ToArray();
        var trial = new Trial().Open("2026-03-02 09:00", answers: new Answers { Records = Answers.None.Records.Add("neighbours", [.. names]) });

        Assert.That(trial.Derived.Tasks.Where(task => task.Name == "ask_neighbour").Select(task => task.Each), Is.EqualTo(new[] { "neighbour-1", "neighbour-2" }));

        trial.Complete("2026-03-03 09:00", "ask_neighbour", each: "neighbour-1");

        Assert.That(trial.Derived.Deadlines.Where(deadline => deadline.Name == "ask_neighbour").Select(deadline => deadline.Each), Is.EqualTo(new[] { "neighbour-2" }));
    }
}
