using ChildProtection.Workflow.Engine.Execution;

namespace ChildProtection.Workflow.Engine.Tests.Execution;

/// <summary>Work and duties that are asked for while something is owed, or while nothing is. The visit is due on Wednesday 11 March 2026.</summary>
public sealed class MissedConditionTests
{
    private const string Text = """
        workflow: rounds
        title: Rounds
        jurisdiction: nowhere
        languages: [en]
        calendar: test
        fields: { begun: { type: date, title: Begun } }
        records: { visit: { title: Visit, fields: {} } }
        forms: { visit: { title: Visit, records: visit, questions: [ { ask: on } ] } }
        roles: { clerk: { title: Clerk, held: team } }
        ladders: { plain: { title: Plain, acknowledge_within: 1 working day, rungs: [ { at: due, to: [ clerk ] } ] } }
        opens: { form: visit, for: [ clerk ], do: [ { set: { begun: today } } ] }
        states:
          going:
            title: Going
            tasks:
              explain: { title: Explain, for: [ clerk ], when: missed(visited), deadline: { within: 5 days, from: begun, ladder: plain }, done: [ { do: [] } ] }
            deadlines:
              visited: { title: Visited, for: [ clerk ], within: 9 days, from: latest(visit).on else begun, ladder: plain }
              praised: { title: Praised, for: [ clerk ], when: not missed(visited), within: 12 days, from: begun, until: count(visit) > 1, ladder: plain }
            actions:
              visit: { title: Visit, for: [ clerk ], form: visit, done: [ { do: [ { record: visit } ] } ] }
              end: { title: End, for: [ clerk ], done: [ { to: over } ] }
          over: { final: yes }
        """;

    private static readonly Lazy<CompiledDefinition> Rounds = new(() => Trial.Compile(Text));

    [Test]
    public void Work_that_is_asked_while_something_is_owed_is_over_with_the_step_that_meets_it()
    {
        var trial = Missed();
        Assert.That(trial.LastStep!.After.Task("explain"), Is.Not.Null);

        trial.Act("2026-03-12 10:00", "visit");

        Assert.That(trial.LastStep.After.Task("explain"), Is.Null);
        Assert.That(trial.Last.OfType<JournalEntry.TaskClosed>().Select(closed => closed.Task), Is.EqualTo(new[] { "explain" }));
    }

    [Test]
    public void A_duty_that_holds_while_nothing_is_owed_runs_again_with_the_step_that_meets_it_and_is_raised_in_its_time()
    {
        var trial = Missed();
        Assert.That(trial.LastStep!.After.Deadline("praised"), Is.Null);

        trial.Act("2026-03-12 10:00", "visit");
        Assert.That(trial.LastStep.After.Deadline("praised")?.DueAt, Is.EqualTo(Trial.EndOf("2026-03-14")));

        Assert.That(trial.Pass("2026-03-15 09:00").Last.OfType<JournalEntry.BreachBegun>().Select(begun => begun.Deadline), Is.EqualTo(new[] { "praised" }));
    }

    private static Trial Missed() => new Trial(Rounds.Value).Open("2026-03-02 09:00").Pass("2026-03-12 09:00");
}
