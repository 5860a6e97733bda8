using ChildProtection.Workflow.Engine.Execution;
using ChildProtection.Workflow.Engine.Texts;

namespace ChildProtection.Workflow.Engine.Tests.Execution;

public sealed class WorkExplainerTests
{
    [Test]
    public void An_explanation_names_the_fact_the_days_not_counted_and_the_limit_that_won()
    {
        var trial = new Trial().Open("2026-03-27 09:00");
        var explained = WorkExplainer.Task(trial.Definition, trial.Snapshot, trial.CalendarNow, trial.Derived.Task("decide")!, Language.English);

        Assert.That(explained.Fact!.Sentence, Does.Contain("27 March 2026"));
        Assert.That(explained.Limits.Select(limit => limit.Wins), Is.EqualTo(new[] { false, true }));
        Assert.That(explained.Limits[0].Skipped.Select(day => day.Reason.Name.In(Language.English)), Does.Contain("Holiday"));
        Assert.That(explained.DueAt, Is.EqualTo(explained.Limits[1].DueAt));
    }

    [Test]
    public void An_explanation_tells_the_ladder_still_to_come_with_dates_and_roles()
    {
        var trial = Trial.Held();
        var explained = WorkExplainer.Deadline(trial.Definition, trial.Snapshot, trial.CalendarNow, trial.Derived.Deadline("tidy")!, Language.English);

        Assert.That(explained.ToCome.Select(stage => stage.Words), Does.Contain(
            "at the end of Wednesday 18 March 2026: Manager told, with a copy to Clerk; sooner if nobody takes on the step before it within 1 working day"));
        Assert.That(explained.GoesAway, Does.Contain("A newer fact is recorded: it then counts from that."));
    }

    [TestCase(Language.English, "sooner if nobody takes on the step before it within 2 hours, or 1 hour if that was told out of office hours")]
    [TestCase(Language.Welsh, "yn gynt os na fydd neb yn ymgymryd â'r cam blaenorol o fewn 2 awr, neu 1 awr os rhoddwyd gwybod amdano y tu allan i oriau swyddfa")]
    public void An_explanation_tells_both_limits_of_a_ladder_that_is_quicker_when_the_offices_are_closed(Language language, string words)
    {
        var trial = Trial.Held().Signal("2026-03-03 09:00", "flood");
        var explained = WorkExplainer.Deadline(trial.Definition, trial.Snapshot, trial.CalendarNow, trial.Derived.Deadline("made_safe")!, language);

        Assert.That(explained.ToCome.Single(stage => stage.Stage.ToString() == "danger.2").Words, Does.EndWith(words));
    }

    [Test]
    public void A_waiting_deadline_says_that_no_clock_runs_in_either_language()
    {
        var trial = Trial.Held();
        var waiting = trial.Derived.Deadline("leaving")!;

        Assert.That(WorkExplainer.Deadline(trial.Definition, trial.Snapshot, trial.CalendarNow, waiting, Language.English).Waiting, Does.StartWith("It waits"));
        Assert.That(WorkExplainer.Deadline(trial.Definition, trial.Snapshot, trial.CalendarNow, waiting, Language.Welsh).Waiting, Does.StartWith("Mae'n aros"));
    }
}
