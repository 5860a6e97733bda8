using System.Collections.Immutable;
using ChildProtection.Workflow.Engine.Execution;
using ChildProtection.Workflow.Engine.Expressions;

namespace ChildProtection.Workflow.Engine.Tests.Execution;

/// <summary>Required questions that somebody cannot answer: an honest way out with a reason, never a false answer (rules.md section 0, 8).</summary>
public sealed class NotKnownAnswerTests
{
    private static readonly CompiledDefinition Calls = Trial.Compile("""
        workflow: calls
        title: Calls
        jurisdiction: nowhere
        languages: [en]
        calendar: test
        records:
          call: { title: Call, fields: { reached: { type: yes_no, title: Was somebody reached }, rings: { type: number, title: How often it rang } } }
        forms:
          begin: { title: Begin, questions: [ { ask: on } ] }
          call:
            title: Call
            records: call
            questions:
              - { ask: on }
              - { ask: reached, required: yes, not_known: yes, why: It counts. }
              - { ask: rings, required: yes, why: It counts. }
        roles:
          clerk: { title: Clerk, held: team }
        opens: { form: begin, for: [ clerk ], basis: [ C1 ] }
        states:
          open:
            title: Open
            actions:
              call: { title: Call, for: [ clerk ], form: call, basis: [ C1 ], done: [ { do: [ { record: call } ] } ] }
              close: { title: Close, for: [ clerk ], basis: [ C1 ], done: [ { when: count(call where reached) > 0, to: closed }, { to: unheard } ] }
          closed: { final: yes }
          unheard: { final: yes }
        """);

    [Test]
    public void Whoever_cannot_answer_says_why_and_the_journal_and_the_record_keep_it()
    {
        var trial = new Trial(Calls).Open("2026-03-02 09:00").Do("2026-03-02 10:00", Call(("rings", Value.Of(4m)), ("reached", "the line was bad")));

        Assert.That(trial.Last.OfType<JournalEntry.AnswerNotKnown>().Single(), Has.Property("Form").EqualTo("call").And.Property("Question").EqualTo("reached").And.Property("Reason").EqualTo("the line was bad"));
        var added = trial.Last.OfType<JournalEntry.RecordAdded>().Single();
        Assert.That(added.Values.Keys, Is.EqualTo(new[] { "rings" }));
        Assert.That(added.NotKnown, Is.EqualTo(new Dictionary<string, string> { ["reached"] = "the line was bad" }));
    }

    [Test]
    public void What_is_not_known_is_neither_yes_nor_no()
    {
        var trial = new Trial(Calls).Open("2026-03-02 09:00").Do("2026-03-02 10:00", Call(("rings", Value.Of(4m)), ("reached", "the line was bad"))).Act("2026-03-02 11:00", "close");

        Assert.That(trial.Last.OfType<JournalEntry.CaseClosed>().Single().State, Is.EqualTo("unheard"));
    }

    [Test]
    public void The_journal_is_stored_with_the_reason_and_read_again()
    {
        var trial = new Trial(Calls).Open("2026-03-02 09:00").Do("2026-03-02 10:00", Call(("rings", Value.Of(4m)), ("reached", "the line was bad")));

        foreach (var entry in trial.Last)
        {
            var read = JournalFormat.Read(entry.Kind, entry.OccurredAt, entry.RecordedAt, entry.Actor, JournalFormat.WritePayload(entry));
            Assert.That(JournalFormat.WritePayload(read), Is.EqualTo(JournalFormat.WritePayload(entry)));
            Assert.That((read as JournalEntry.RecordAdded)?.NotKnown?["reached"], Is.EqualTo(entry is JournalEntry.RecordAdded ? "the line was bad" : null));
        }
    }

    [TestCase("rings", "never counted", RefusalCodes.AnswerMissing, TestName = "A_question_without_the_way_out_is_answered")]
    [TestCase("reached", " ", RefusalCodes.ReasonMissing, TestName = "A_way_out_without_a_reason_is_refused")]
    [TestCase("nothing", "never asked", RefusalCodes.AnswerUnknown, TestName = "A_way_out_of_no_question_is_refused")]
    public void A_way_out_that_is_none_is_refused(string question, string reason, string code)
    {
        var answered = question == "rings" ? ("reached", Value.True) : ("rings", Value.Of(1m));

        var result = new Trial(Calls).Open("2026-03-02 09:00").Try("2026-03-02 10:00", Call(answered, (question, reason)));

        Assert.That(((StepResult.Refused)result).Reasons.Select(refusal => (refusal.Code, refusal.Question)), Does.Contain((code, question)));
    }

    [Test]
    public void An_answer_that_is_given_and_not_known_is_refused()
    {
        var call = new CaseInput.TakeAction("call", Trial.Answer(("reached", Value.True), ("rings", Value.Of(1m))) with { NotKnown = Reasons("reached", "the line was bad") }) { Actor = Trial.Person("clerk") };

        var result = new Trial(Calls).Open("2026-03-02 09:00").Try("2026-03-02 10:00", call);

        Assert.That(((StepResult.Refused)result).Reasons.Single().Code, Is.EqualTo(RefusalCodes.AnswerWrong));
    }

    private static CaseInput.TakeAction Call((string Name, Value Value) answer, (string Question, string Reason) notKnown) =>
        new("call", Trial.Answer(answer) with { NotKnown = Reasons(notKnown.Question, notKnown.Reason) }) { Actor = Trial.Person("clerk") };

    private static ImmutableSortedDictionary<string, string> Reasons(string question, string reason) =>
        ImmutableSortedDictionary.CreateRange(StringComparer.Ordinal, [KeyValuePair.Create(question, reason)]);
}
