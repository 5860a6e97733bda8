using ChildProtection.Workflow.Engine.Execution;
using ChildProtection.Workflow.Engine.Expressions;

namespace ChildProtection.Workflow.Engine.Tests.Execution;

public sealed class LateEntryTests
{
    [Test]
    public void Done_in_time_and_entered_late_counts_as_timely_and_closes_what_was_raised()
    {
        var trial = Trial.Held().Pass("2026-03-18 00:30").Act("2026-03-18 10:00", "inspect", on: "2026-03-13", answers: ("tidy", Value.True));
        var breach = trial.Snapshot.Breaches.Single();

        Assert.That((breach.RecordedLate, breach.IsOpen, breach.MetOn!.Value.ToString()), Is.EqualTo((true, false, "2026-03-13")));
        Assert.That(trial.Last.OfType<JournalEntry.EscalationClosed>().Select(closed => closed.Why).Distinct(), Is.EqualTo(new[] { EscalationClosure.RecordedLate }));
        Assert.That(trial.Derived.Escalations, Is.Empty);
    }

    [Test]
    public void A_breach_stays_in_history_when_it_was_only_entered_late()
    {
        var trial = Trial.Held().Pass("2026-03-18 00:30").Act("2026-03-18 10:00", "inspect", on: "2026-03-13", answers: ("tidy", Value.True));

        Assert.That(trial.Journal.OfType<JournalEntry.BreachBegun>().Count(), Is.EqualTo(1));
        Assert.That(trial.Snapshot.Breaches.Count(), Is.EqualTo(1));
    }

    [Test]
    public void Done_late_completes_the_breach_and_never_removes_it()
    {
        var trial = Trial.Held().Act("2026-03-20 10:00", "inspect", answers: ("tidy", Value.True));
        var breach = trial.Snapshot.Breaches.Single();

        Assert.That((breach.RecordedLate, breach.IsOpen, breach.DueAt), Is.EqualTo((false, false, Trial.EndOf("2026-03-16"))));
    }

    [Test]
    public void An_earlier_visit_entered_after_a_later_one_still_disproves_the_breach()
    {
        var trial = Trial.Held().Act("2026-03-20 10:00", "inspect", on: "2026-03-19", answers: ("tidy", Value.True));
        trial.Act("2026-03-23 10:00", "inspect", on: "2026-03-12", answers: ("tidy", Value.True));

        Assert.That(trial.Snapshot.Breaches.Single().RecordedLate, Is.True);
    }

    [Test]
    public void Late_entry_of_an_old_visit_reveals_the_next_breach_at_once_dated_by_its_due_time()
    {
        var trial = Trial.Held().Act("2026-03-25 10:00", "inspect", on: "2026-03-05", answers: ("tidy", Value.True));
        var revealed = trial.Last.OfType<JournalEntry.BreachBegun>().Last();

        Assert.That(revealed.DueAt, Is.EqualTo(Trial.EndOf("2026-03-19")));
        Assert.That(revealed.OccurredAt, Is.EqualTo(Trial.EndOf("2026-03-19")));
        Assert.That(trial.Derived.Deadline("tidy")!.Breached, Is.True);
    }

    [Test]
    public void Nothing_is_refused_because_it_is_late()
    {
        var trial = new Trial().Open("2026-03-02 09:00").Pass("2026-06-01 09:00");

        Assert.That(() => trial.Complete("2026-06-01 10:00", "decide", on: "2026-03-10", answers: [("outcome", Value.OfCode("grant")), ("keeper", Value.Of("x"))]), Throws.Nothing);
        Assert.That(trial.Snapshot.Breaches.Single(breach => breach.Name == "decide").RecordedLate, Is.True);
    }

    [Test]
    public void A_breach_may_be_excused_with_a_reason_and_stays()
    {
        var trial = Trial.Held().Pass("2026-03-17 00:30");
        trial.Do("2026-03-17 09:00", new CaseInput.Excuse(trial.Snapshot.Breaches.Single().Key, "snow") { Actor = Trial.Person("manager") });

        Assert.That(trial.Snapshot.Breaches.Single(), Has.Property("ExcusedBecause").EqualTo("snow").And.Property("IsOpen").True);
    }
}
