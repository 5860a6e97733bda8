using System.Collections.Immutable;
using ChildProtection.Workflow.Engine.Execution;
using ChildProtection.Workflow.Engine.Expressions;

namespace ChildProtection.Workflow.Engine.Tests.Execution;

/// <summary>A correction after which less was late is told to the definition; any other is not.</summary>
public sealed class BackdatedTests
{
    private static readonly CompiledDefinition Rounds = Trial.Compile("""
        workflow: rounds
        title: Rounds
        jurisdiction: nowhere
        languages: [en]
        calendar: test
        records:
          begun: { title: Begun }
          round: { title: Round, fields: { done_well: { type: yes_no, title: Done well }, note: { type: text, title: Note } } }
          looked_at: { title: Looked at, fields: { fact: { type: text, title: Fact }, why: { type: text, title: Why } } }
        forms:
          begin: { title: Begin, records: begun, questions: [ { ask: on } ] }
          round: { title: Round, records: round, questions: [ { ask: on }, { ask: done_well }, { ask: note } ] }
        roles:
          clerk: { title: Clerk, held: team }
        opens: { form: begin, for: [ clerk ], do: [ { record: begun } ] }
        states:
          open:
            title: Open
            on:
              backdated: [ { do: [ { record: { list: looked_at, with: { on: today, fact: signal.fact, why: signal.reason } } } ] } ]
            deadlines:
              go_round: { title: Go round, for: [ clerk ], within: 1 week, from: latest(round where done_well).on else earliest(begun).on }
            actions:
              record_round: { title: Record, for: [ clerk ], form: round, done: [ { do: [ { record: round } ] } ] }
              close: { title: Close, for: [ clerk ], done: [ { to: closed } ] }
          closed: { final: yes }
        """);

    [TestCase("2026-03-04", true)]
    [TestCase("2026-03-05", false)]
    [TestCase("2026-03-06", false)]
    public void Only_a_day_that_was_moved_back_is_told(string day, bool told)
    {
        var trial = Correct(Gone("2026-03-05 09:00", well: true), "2026-03-06 09:00", day, ("note", Value.Of("typed wrongly")));

        Assert.That(Told(trial), Is.EqualTo(told ? new[] { Value.Of("round-1") } : []));
    }

    [Test]
    public void What_was_missed_and_is_missed_no_longer_is_told()
    {
        var trial = Correct(Gone("2026-03-05 09:00", well: false).Pass("2026-03-10 09:00"), "2026-03-10 10:00", null, ("done_well", Value.True));

        Assert.That(Told(trial), Is.EqualTo(new[] { Value.Of("round-1") }));
    }

    [Test]
    public void What_was_late_and_turns_out_to_have_been_in_time_is_told()
    {
        var trial = Gone("2026-03-05 09:00", well: false).Pass("2026-03-10 09:00").Act("2026-03-11 09:00", "record_round", answers: ("done_well", Value.True));

        Assert.That(Told(Correct(trial, "2026-03-11 10:00", null, ("done_well", Value.True))), Is.EqualTo(new[] { Value.Of("round-1") }));
    }

    [Test]
    public void A_correction_that_leaves_what_was_missed_is_not_told()
    {
        var trial = Correct(Gone("2026-03-05 09:00", well: false).Pass("2026-03-10 09:00"), "2026-03-10 10:00", null, ("note", Value.Of("rain")));

        Assert.That(Told(trial), Is.Empty);
        Assert.That(trial.Snapshot.Breaches.Single().IsOpen, Is.True);
    }

    private static Trial Gone(string at, bool well) =>
        new Trial(Rounds).Open("2026-03-02 09:00").Act(at, "record_round", answers: ("done_well", well ? Value.True : Value.False));

    private static Trial Correct(Trial trial, string at, string? day, (string, Value) change)
    {
        trial.Do(at, new CaseInput.CorrectRecord("round", "round-1", Trial.Answer(change).Values, "looked up", day is null ? null : EventTime.Parse(day)) { Actor = Trial.Person("clerk") });
        return trial;
    }

    private static ImmutableArray<Value> Told(Trial trial) =>
        [.. trial.Journal.OfType<JournalEntry.RecordAdded>().Where(added => added.List == "looked_at").Select(added => added.Values["fact"])];
}
