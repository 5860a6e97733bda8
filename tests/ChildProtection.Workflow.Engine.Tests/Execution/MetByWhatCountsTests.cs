using ChildProtection.Workflow.Engine.Execution;
using ChildProtection.Workflow.Engine.Expressions;

namespace ChildProtection.Workflow.Engine.Tests.Execution;

/// <summary>A task that is done is a duty met only when what was done counts.</summary>
public sealed class MetByWhatCountsTests
{
    private static readonly CompiledDefinition Meetings = Trial.Compile("""
        workflow: meetings
        title: Meetings
        jurisdiction: nowhere
        languages: [en]
        calendar: test
        records:
          begun: { title: Begun }
          meeting: { title: Meeting, fields: { counts: { type: yes_no, title: Counts } } }
        forms:
          begin: { title: Begin, records: begun, questions: [ { ask: on } ] }
          meeting: { title: Meeting, records: meeting, questions: [ { ask: on }, { ask: counts } ] }
        roles:
          clerk: { title: Clerk, held: team }
        opens: { form: begin, for: [ clerk ], do: [ { record: begun } ] }
        states:
          open:
            title: Open
            tasks:
              meet_first:
                title: Meet first
                for: [ clerk ]
                when: not any(meeting where counts)
                again: yes
                form: meeting
                deadline: { within: 1 week, from: earliest(begun).on, met: earliest(meeting where counts).on }
                done: [ { do: [ { record: meeting } ] } ]
              meet:
                title: Meet
                for: [ clerk ]
                again: yes
                form: meeting
                deadline: { within: 1 week, from: latest(meeting where counts).on else earliest(begun).on }
                done: [ { do: [ { record: meeting } ] } ]
            actions:
              close: { title: Close, for: [ clerk ], done: [ { to: closed } ] }
          closed: { final: yes }
        """);

    [Test]
    public void What_does_not_count_leaves_the_duty_as_late_as_it_was()
    {
        var trial = Begun().Complete("2026-03-12 10:00", "meet", on: "2026-03-05", answers: ("counts", Value.False));

        var due = trial.Derived.Deadline("meet")!;
        Assert.That((due.DueAt, due.Breached), Is.EqualTo((Trial.EndOf("2026-03-09"), true)));
        Assert.That(trial.Derived.Task("meet", null)!.DueAt, Is.EqualTo(due.DueAt));
    }

    [Test]
    public void Once_it_counts_the_duty_was_met_on_its_own_day()
    {
        var trial = Begun().Complete("2026-03-12 10:00", "meet", on: "2026-03-05", answers: ("counts", Value.False));
        trial.Do("2026-03-13 10:00", new CaseInput.CorrectRecord("meeting", "meeting-1", Trial.Answer(("counts", Value.True)).Values, "looked at") { Actor = Trial.Person("clerk") });

        Assert.That(trial.Derived.Deadline("meet")!.DueAt, Is.EqualTo(Trial.EndOf("2026-03-12")));
        Assert.That(trial.Snapshot.Breaches.Where(breach => breach.Name == "meet_first").Select(breach => (breach.RecordedLate, breach.MetOn!.Value.ToString())), Is.EqualTo(new[] { (true, "2026-03-05") }));
    }

    [Test]
    public void A_task_that_says_what_meets_it_is_not_met_by_being_done()
    {
        var trial = Begun().Complete("2026-03-12 10:00", "meet_first", on: "2026-03-05", answers: ("counts", Value.False));

        Assert.That(trial.Derived.Deadline("meet_first")!.Breached, Is.True);
        Assert.That(trial.Journal.OfType<JournalEntry.DeadlineMet>().Select(met => met.Deadline), Does.Not.Contain("meet_first"));
    }

    private static Trial Begun() => new Trial(Meetings).Open("2026-03-02 09:00").Pass("2026-03-11 09:00");
}
