using ChildProtection.Workflow.Engine.Execution;
using ChildProtection.Workflow.Engine.Expressions;

namespace ChildProtection.Workflow.Engine.Tests.Execution;

/// <summary>A soft check that was let pass is told to the definition, which says who looks at it afterwards.</summary>
public sealed class PassedCheckTests
{
    private static readonly CompiledDefinition Shed = Trial.Compile("""
        workflow: shed
        title: Shed
        jurisdiction: nowhere
        languages: [en]
        calendar: test
        fields:
          key: { type: yes_no, title: Key }
        records:
          let_pass:
            title: Let pass
            fields: { check: { type: text, title: Check }, role: { type: text, title: Role }, reason: { type: text, title: Reason }, by: { type: text, title: By }, seen_on: { type: date, title: Seen } }
        forms:
          asked: { title: Asked, questions: [ { ask: key } ] }
          opening: { title: Opening, questions: [ { ask: swept, type: yes_no, title: Swept }, { ask: dry, type: yes_no, title: Dry } ] }
        roles:
          clerk: { title: Clerk, held: team }
          keeper: { title: Keeper, held: team }
        opens: { form: asked, for: [ clerk ], do: [ { set: { key: answer.key } } ] }
        states:
          open:
            title: Open
            regions:
              main:
                states:
                  shut:
                    title: Shut
                    actions:
                      open_it:
                        title: Open it
                        for: [ clerk ]
                        form: opening
                        checks:
                          - { that: answer.swept, else: It is not swept., force: soft, override: [ clerk ], alone: yes }
                          - { that: answer.dry, else: It is not dry., force: soft, override: [ clerk ], alone: yes }
                        done: [ { when: key, to: in_use }, { to: over } ]
                  in_use:
                    title: In use
                    actions:
                      shut_it: { title: Shut it, for: [ clerk ], done: [ { to: over } ] }
                  over: { final: yes }
              watch:
                states:
                  watching:
                    title: Watching
                    on:
                      overridden: [ { do: [ { record: { list: let_pass, with: { on: today, check: signal.check, role: signal.role, reason: signal.reason, by: actor } } } ] } ]
                    tasks:
                      look:
                        title: Look
                        for: [ keeper ]
                        when: any(let_pass where not known(seen_on))
                        again: yes
                        done: [ { do: [ { update_each: { list: let_pass, where: not known(seen_on), set: { seen_on: today } } } ] } ]
            on:
              done(open.main): [ { to: closed } ]
          closed: { final: yes }
        """);

    [Test]
    public void Each_check_that_was_let_pass_is_told_with_who_did_it_as_what_and_why()
    {
        var trial = Opened(key: true, ("open_it.1", "no broom"), ("open_it.2", "it will dry"));

        var told = trial.Last.OfType<JournalEntry.RecordAdded>().Select(added => (added.Values["check"].Text, added.Values["role"].Text, added.Values["reason"].Text, added.Values["by"].Text));

        Assert.That(told, Is.EqualTo(new[] { ("open_it.1", "clerk", "no broom", "user-clerk"), ("open_it.2", "clerk", "it will dry", "user-clerk") }));
        Assert.That(trial.Derived.Tasks.Select(task => task.Name), Is.EqualTo(new[] { "look" }));
    }

    [Test]
    public void A_check_that_holds_is_not_told_whatever_reason_came_with_it()
    {
        var trial = Opened(key: true, swept: true, dry: true, ("open_it.1", "no broom"));

        Assert.That(trial.Last.OfType<JournalEntry.RecordAdded>(), Is.Empty);
        Assert.That(trial.Derived.Tasks, Is.Empty);
    }

    [Test]
    public void What_was_done_has_taken_effect_before_it_is_told()
    {
        var entries = Opened(key: true, ("open_it.1", "no broom"), ("open_it.2", "it will dry")).Last.ToList();

        Assert.That(entries.FindIndex(entry => entry is JournalEntry.StateEntered), Is.LessThan(entries.FindIndex(entry => entry is JournalEntry.RecordAdded)));
    }

    [Test]
    public void A_case_that_closed_by_it_hears_nothing_and_the_journal_has_it()
    {
        var trial = Opened(key: false, ("open_it.1", "no broom"), ("open_it.2", "it will dry"));

        Assert.That(trial.Snapshot.Closed);
        Assert.That(trial.Last.OfType<JournalEntry.CheckOverridden>().Count(), Is.EqualTo(2));
    }

    private static Trial Opened(bool key, params (string Check, string Reason)[] passed) => Opened(key, swept: false, dry: false, passed);

    private static Trial Opened(bool key, bool swept, bool dry, params (string Check, string Reason)[] passed)
    {
        var trial = new Trial(Shed);
        trial.Do("2026-03-02 09:00", new CaseInput.Open(Trial.Answer(("key", Value.Of(key)))) { Actor = Trial.Person("clerk") });
        return trial.Do("2026-03-02 10:00", new CaseInput.TakeAction("open_it", Trial.Answer(("swept", Value.Of(swept)), ("dry", Value.Of(dry))))
        {
            Actor = Trial.Person("clerk"),
            Overrides = [.. passed.Select(each => new CheckOverride(each.Check, each.Reason, "clerk"))],
        });
    }
}
