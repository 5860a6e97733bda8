using ChildProtection.Workflow.Engine.Execution;
using ChildProtection.Workflow.Engine.Expressions;

namespace ChildProtection.Workflow.Engine.Tests.Execution;

/// <summary>A correction replays nothing: it tells the definition when something was done on the wrong fact.</summary>
public sealed class PutRightTests
{
    private static readonly CompiledDefinition Licence = Trial.Compile("""
        workflow: licence
        title: Licence
        jurisdiction: nowhere
        languages: [en]
        calendar: test
        fields:
          urgent: { type: yes_no, title: Urgent }
          told: { type: text, title: Told }
          because: { type: text, title: Because }
          second: { type: text, title: Second }
        records:
          hearing: { title: Hearing, fields: { fit: { type: yes_no, title: Fit }, notes: { type: text, title: Notes } } }
          inspection: { title: Inspection, fields: { tidy: { type: yes_no, title: Tidy } } }
        forms:
          asked: { title: Asked, questions: [ { ask: urgent } ] }
          hearing: { title: Hearing, records: hearing, questions: [ { ask: on }, { ask: fit }, { ask: notes } ] }
          inspection: { title: Inspection, records: inspection, questions: [ { ask: on }, { ask: tidy } ] }
        roles:
          clerk: { title: Clerk, held: team }
        opens: { form: asked, for: [ clerk ], do: [ { set: { urgent: answer.urgent } } ] }
        states:
          open:
            title: Open
            regions:
              main:
                states:
                  asked:
                    title: Asked
                    actions:
                      hear:
                        title: Hear
                        for: [ clerk ]
                        form: hearing
                        done:
                          - { when: answer.fit and urgent = no, do: [ { record: hearing } ], to: granted }
                          - { do: [ { record: hearing } ], to: refused }
                  granted:
                    title: Granted
                    actions:
                      inspect: { title: Inspect, for: [ clerk ], form: inspection, done: [ { when: answer.tidy, do: [ { record: inspection } ] }, { do: [ { record: inspection } ] } ] }
                      close: { title: Close, for: [ clerk ], done: [ { to: over } ] }
                  refused:
                    title: Refused
                    actions:
                      close_refused: { title: Close, for: [ clerk ], done: [ { to: over } ] }
                  over: { final: yes }
              watch:
                states:
                  watching:
                    title: Watching
                    on:
                      corrected: [ { do: [ { set: { told: signal.fact, because: signal.reason, second: actor } } ] } ]
                    actions:
                      look: { title: Look, for: [ clerk ], done: [ { to: looked } ] }
                  looked: { final: yes }
            on:
              done(open.main): [ { to: closed } ]
          closed: { final: yes }
        """);

    [Test]
    public void A_correction_under_which_another_outcome_would_have_been_chosen_is_told()
    {
        var trial = Heard(fit: Value.True);

        Correct(trial, "hearing", "hearing-1", ("fit", Value.False));

        Assert.That(Field(trial, "told"), Is.EqualTo(Value.Of("hearing-1")));
        Assert.That(Field(trial, "because"), Is.EqualTo(Value.Of("typed wrongly")));
        Assert.That(Field(trial, "second"), Is.EqualTo(Value.Of("user-clerk")));
        Assert.That(trial.Last.OfType<JournalEntry.StateEntered>(), Is.Empty, "the step that was taken stands");
    }

    [Test]
    public void A_correction_of_what_decided_nothing_is_not_told()
    {
        var trial = Heard(fit: Value.True);

        Correct(trial, "hearing", "hearing-1", ("notes", Value.Of("in the small hall")));

        Assert.That(Field(trial, "told").IsKnown, Is.False);
    }

    [Test]
    public void A_correction_that_comes_to_the_same_outcome_is_not_told()
    {
        var trial = Heard(fit: Value.Unknown);

        Correct(trial, "hearing", "hearing-1", ("fit", Value.False));

        Assert.That(Field(trial, "told").IsKnown, Is.False);
    }

    [Test]
    public void A_correction_between_outcomes_that_lead_nowhere_is_not_told()
    {
        var trial = Heard(fit: Value.True).Act("2026-03-05 09:00", "inspect", answers: ("tidy", Value.False));

        Correct(trial, "inspection", "inspection-1", ("tidy", Value.True));

        Assert.That(Field(trial, "told").IsKnown, Is.False);
    }

    [Test]
    public void A_corrected_field_that_a_guard_read_beside_the_answers_is_told()
    {
        var trial = Heard(fit: Value.True);

        trial.Do("2026-03-06 10:00", new CaseInput.CorrectField("urgent", Value.True, "it was urgent") { Actor = Trial.Person("clerk") });

        Assert.That(Field(trial, "told"), Is.EqualTo(Value.Of("urgent")));
    }

    [Test]
    public void A_closed_case_is_told_nothing()
    {
        var trial = Heard(fit: Value.True).Act("2026-03-05 09:00", "close");

        Correct(trial, "hearing", "hearing-1", ("fit", Value.False));

        Assert.That(Field(trial, "told").IsKnown, Is.False);
    }

    private static Trial Heard(Value fit) =>
        new Trial(Licence).Open("2026-03-02 09:00", answers: Trial.Answer(("urgent", Value.False))).Act("2026-03-04 09:00", "hear", answers: fit.IsKnown ? [("fit", fit)] : []);

    private static void Correct(Trial trial, string list, string id, params (string, Value)[] changes) =>
        trial.Do("2026-03-06 09:00", new CaseInput.CorrectRecord(list, id, Trial.Answer(changes).Values, "typed wrongly") { Actor = Trial.Person("clerk") });

    private static Value Field(Trial trial, string name) => trial.Snapshot.Facts.Fields[trial.Snapshot.Facts.Layout.Field(name)];
}
