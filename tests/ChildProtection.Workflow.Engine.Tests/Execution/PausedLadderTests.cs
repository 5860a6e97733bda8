using ChildProtection.Workflow.Engine.Execution;
using ChildProtection.Workflow.Engine.Expressions;
using ChildProtection.Workflow.Engine.Texts;

namespace ChildProtection.Workflow.Engine.Tests.Execution;

/// <summary>The sample, in which an untidy inspection pauses the ladder of the next tidy one for four days. It is due on Monday 16 March 2026.</summary>
public sealed class PausedLadderTests
{
    private static readonly Lazy<CompiledDefinition> Pausing = new(() => Trial.Compile(SampleWorkflow.Text.Replace(
        "                ladder: practice\n              leaving:",
        "                ladder: practice\n                paused_until: latest(inspection where not tidy).on + 4 days\n              leaving:", StringComparison.Ordinal)));

    [Test]
    public void While_the_ladder_is_paused_the_duty_is_missed_and_nobody_is_told()
    {
        var trial = Untidy("2026-03-15 10:00").Pass("2026-03-19 23:59:58");

        Assert.That(trial.Raised(), Has.None.StartWith("tidy practice"));
        Assert.That(trial.Last.OfType<JournalEntry.BreachBegun>().Select(breach => breach.OccurredAt), Does.Contain(Trial.EndOf("2026-03-16")));
        Assert.That(trial.Last.OfType<JournalEntry.EventPublished>().Select(each => each.Event), Does.Contain("plot.overdue"));
        Assert.That(trial.Derived.Deadline("tidy")!.NextStageAt, Is.EqualTo(Trial.EndOf("2026-03-19")));
    }

    [Test]
    public void At_the_end_of_the_pause_everything_that_it_held_back_is_told()
    {
        var trial = Untidy("2026-03-15 10:00").Pass("2026-03-19 23:59:58").Pass("2026-03-19 23:59:59");

        Assert.That(trial.Raised(), Is.EqualTo(new[] { "tidy practice.1 keeper+clerk", "tidy practice.2 manager" }));
    }

    [Test]
    public void Nobody_is_told_if_the_duty_is_met_while_the_ladder_is_paused()
    {
        var trial = Untidy("2026-03-15 10:00").Act("2026-03-18 10:00", "inspect", answers: ("tidy", Value.True)).Pass("2026-03-20 09:00");

        Assert.That(trial.Journal.OfType<JournalEntry.StageRaised>().Where(stage => stage.Deadline == "tidy" && stage.Stage.Kind == StageKind.Rung), Is.Empty);
        Assert.That(trial.Journal.OfType<JournalEntry.BreachCompleted>().Count(), Is.EqualTo(1), "the breach stands in the history");
    }

    [Test]
    public void A_pause_that_begins_on_the_way_up_holds_back_the_rungs_still_to_come()
    {
        var trial = Trial.Held(Pausing.Value).Pass("2026-03-17 09:00");
        var before = trial.Raised();
        trial.Act("2026-03-17 10:00", "inspect", answers: ("tidy", Value.False)).Pass("2026-03-20 09:00");
        var meanwhile = trial.Raised();
        trial.Pass("2026-03-22 09:00");

        Assert.That(before, Does.Contain("tidy practice.1 keeper+clerk"));
        Assert.That(meanwhile, Is.Empty);
        Assert.That(trial.Raised(), Is.EqualTo(new[] { "tidy practice.2 manager" }));
    }

    [Test]
    public void A_pause_that_ends_before_the_due_time_changes_nothing()
    {
        var trial = Untidy("2026-03-09 10:00").Pass("2026-03-17 00:30");

        Assert.That(trial.Raised(), Does.Contain("tidy practice.1 keeper+clerk"));
    }

    [TestCase(Language.English, "nobody is told before, because it is paused until then")]
    [TestCase(Language.Welsh, "ni roddir gwybod i neb cyn hynny, oherwydd ei fod wedi'i oedi tan hynny")]
    public void An_explanation_says_that_a_step_waits_for_the_end_of_a_pause(Language language, string words)
    {
        var trial = Untidy("2026-03-15 10:00");
        var explained = WorkExplainer.Deadline(trial.Definition, trial.Snapshot, trial.CalendarNow, trial.Derived.Deadline("tidy")!, language);

        Assert.That(explained.ToCome.Where(stage => stage.Words.EndsWith(words, StringComparison.Ordinal)).Select(stage => stage.Stage.ToString()), Is.EqualTo(new[] { "practice.1", "practice.2" }));
    }

    private static Trial Untidy(string at) => Trial.Held(Pausing.Value).Act(at, "inspect", answers: ("tidy", Value.False));
}
