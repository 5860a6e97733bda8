using ChildProtection.Workflow.Engine.Execution;
using ChildProtection.Workflow.Engine.Expressions;

namespace ChildProtection.Workflow.Engine.Tests.Execution;

public sealed class TaskTests
{
    [Test]
    public void Tasks_open_with_their_state_and_close_with_it()
    {
        var trial = Trial.Held();
        var open = trial.Derived.Tasks.Select(task => task.Name).ToArray();
        trial.Signal("2026-03-03 09:00", "flood");

        Assert.That(open, Is.EqualTo(new[] { "hear_of_end", "remind_payer" }));
        Assert.That(trial.Derived.Tasks, Is.Empty);
        Assert.That(trial.Last.OfType<JournalEntry.TaskClosed>().Count(), Is.EqualTo(2));
    }

    [Test]
    public void A_task_done_again_and_again_opens_anew()
    {
        var trial = Trial.Held().Complete("2026-03-03 09:00", "remind_payer").Complete("2026-03-04 09:00", "remind_payer");

        Assert.That(trial.Derived.Task("remind_payer")!.Key, Is.EqualTo("remind_payer#1.2"));
    }

    [Test]
    public void A_task_is_asked_of_the_first_role_that_somebody_holds()
    {
        var held = Trial.Held().Derived.Task("hear_of_end")!;

        Assert.That((held.AskedRole, held.Assignee), Is.EqualTo(("keeper", "user-keeper")));
    }

    [Test]
    public void A_task_may_be_set_aside_with_a_reason_by_who_may()
    {
        var trial = new Trial().Open("2026-03-02 09:00", answers: new Answers { Records = Answers.None.Records.Add("neighbours", [Answers.None.Values.Add("name", Value.Of("Ann"))]) });
        var clerk = trial.Try("2026-03-03 09:00", new CaseInput.NotNeeded("ask_neighbour", "moved away", "neighbour-1") { Actor = Trial.Person("clerk") });
        trial.Do("2026-03-03 09:00", new CaseInput.NotNeeded("ask_neighbour", "moved away", "neighbour-1") { Actor = Trial.Person("manager") });

        Assert.That(((StepResult.Refused)clerk).Reasons[0].Code, Is.EqualTo(RefusalCodes.NotYourRole));
        Assert.That(trial.Derived.Task("ask_neighbour", "neighbour-1"), Is.Null);
        Assert.That(trial.Last.OfType<JournalEntry.TaskSetAside>().Single().Reason, Is.EqualTo("moved away"));
    }

    [Test]
    public void A_state_resumed_goes_on_where_it_was_left_and_what_was_done_stays_done()
    {
        var trial = Trial.Held().Signal("2026-03-03 09:00", "fee_paid", ("amount", Value.Of(12m)));
        trial.Complete("2026-03-03 10:00", "hear_of_end", role: "keeper", answers: ("ends", Value.Of(new NodaTime.LocalDate(2026, 12, 1))));
        trial.Signal("2026-03-04 09:00", "flood").Signal("2026-03-04 10:00", "drained");

        Assert.That(trial.Snapshot.IsIn("held.money.settled"), Is.True);
        Assert.That(trial.Derived.Task("hear_of_end"), Is.Null);
        Assert.That(trial.Last.OfType<JournalEntry.StateEntered>(), Has.All.Property("Resumed").True);
    }

    [Test]
    public void A_guard_that_does_not_hold_leaves_the_signal_unanswered()
    {
        var result = Trial.Held().Try("2026-03-03 09:00", new CaseInput.Signal("fee_paid", Trial.Answer(("amount", Value.Of(3m))).Values) { Actor = Actor.System });

        Assert.That(((StepResult.Refused)result).Reasons[0].Code, Is.EqualTo(RefusalCodes.NotPossibleNow));
    }

    [Test]
    public void Opening_and_effects_are_written_in_the_order_in_which_they_happened()
    {
        var trial = Trial.Held();
        var kinds = trial.Kinds().ToList();

        Assert.That(kinds.IndexOf("role.assigned"), Is.LessThan(kinds.IndexOf("event.published")).And.GreaterThan(kinds.IndexOf("field.set")));
        Assert.That(trial.Last.OfType<JournalEntry.EffectAsked>().Single().Arguments["kind"], Is.EqualTo(Value.Of("full")));
    }

    [Test]
    public void A_case_ends_with_its_top_level_final_state_and_takes_no_more_work()
    {
        var trial = new Trial().Open("2026-03-02 09:00").Complete("2026-03-02 10:00", "decide", answers: [("outcome", Value.OfCode("refuse")), ("keeper", Value.Of("x"))]);
        var after = trial.Try("2026-03-03 10:00", new CaseInput.Signal("flood", Answers.None.Values) { Actor = Actor.System });

        Assert.That(trial.Snapshot.Closed, Is.True);
        Assert.That(trial.Derived.Deadlines, Is.Empty);
        Assert.That(((StepResult.Refused)after).Reasons[0].Code, Is.EqualTo(RefusalCodes.Closed));
    }
}
