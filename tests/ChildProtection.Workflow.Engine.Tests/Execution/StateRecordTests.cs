using ChildProtection.Workflow.Engine.Execution;
using ChildProtection.Workflow.Engine.Expressions;

namespace ChildProtection.Workflow.Engine.Tests.Execution;

/// <summary>Records that states add by themselves, beside those that answer a form.</summary>
public sealed class StateRecordTests
{
    private static readonly CompiledDefinition Talks = Trial.Compile("""
        workflow: talks
        title: Talks
        jurisdiction: nowhere
        languages: [en]
        calendar: test
        records:
          talk: { title: Talk, fields: { decision: { type: text, title: Decision } } }
          thought: { title: Thought, fields: { stage: { type: text, title: Stage }, decision: { type: text, title: Decision } } }
        forms:
          begin: { title: Begin, questions: [ { ask: on } ] }
          talk: { title: Talk, records: talk, questions: [ { ask: on }, { ask: decision } ] }
        roles:
          clerk: { title: Clerk, held: team }
        opens: { form: begin, for: [ clerk ] }
        states:
          open:
            title: Open
            regions:
              talking:
                title: Talking
                initial: at_work
                states:
                  at_work:
                    title: At work
                    tasks:
                      hold_talk: { title: Talk, for: [ clerk ], form: talk, again: yes, done: [ { do: [ { record: talk } ], to: talked } ] }
                  talked:
                    title: Talked
                    entry: [ { record: { list: thought, with: { stage: "'talking'" } } } ]
                    actions:
                      close: { title: Close, for: [ clerk ], done: [ { to: closed } ] }
              thinking:
                title: Thinking
                initial: thinking_at_work
                states: { thinking_at_work: { title: At work, actions: { think: { title: Think, for: [ clerk ] } } } }
                always:
                  - { when: any(talk) and not any(thought where stage = 'thinking'), do: [ { record: { list: thought, with: { stage: "'thinking'" } } } ] }
          closed: { final: yes }
        """);

    [Test]
    public void What_a_state_does_by_itself_takes_no_answer_of_the_form_that_led_to_it()
    {
        var trial = new Trial(Talks).Open("2026-03-02 09:00").Complete("2026-03-03 09:00", "hold_talk", answers: [("decision", Value.Of("enquire"))]);

        var added = trial.Journal.OfType<JournalEntry.RecordAdded>().ToLookup(entry => entry.List);
        Assert.That(added["talk"].Single().Values["decision"], Is.EqualTo(Value.Of("enquire")));
        Assert.That(added["thought"].Count(), Is.EqualTo(2), "one on entry, one always");
        Assert.That(added["thought"].SelectMany(entry => entry.Values.Keys), Is.All.EqualTo("stage"));
    }
}
