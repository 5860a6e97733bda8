using ChildProtection.Workflow.Engine.Execution;
using ChildProtection.Workflow.Engine.Expressions;

namespace ChildProtection.Workflow.Engine.Tests.Execution;

/// <summary>Which answers decide whether a later question is asked: what a page follows while somebody chooses.</summary>
public sealed class AnswersThatAskTests
{
    private static readonly Lazy<CompiledDefinition> Meeting = new(() => Trial.Compile("""
        workflow: meeting
        title: Meeting
        jurisdiction: nowhere
        languages: [en]
        calendar: test
        choices:
          presence: { there: There, late: Late, away: Away }
        fields:
          planned: { type: yes_no, title: Planned }
        forms:
          begin: { title: Begin, questions: [ { ask: on } ] }
          held:
            title: Held
            questions:
              - { ask: on }
              - { ask: needed, type: yes_no, title: Is a plan needed? }
              - { ask: first, type: choice, of: presence, title: The first }
              - { ask: second, type: choice, of: presence, title: The second }
              - { ask: note, type: text, title: Note }
              - { ask: dates, type: text, title: Dates, when: answer.needed and not in(planning) }
              - { ask: confirmed, type: text, title: Confirmed, when: answer.needed and in(planning) }
              - { ask: reason, type: text, title: Reason, when: answer.first != there or answer.second = away }
              - { ask: more, type: text, title: More, when: known(answer.note) and answer.needed }
              - { ask: later, type: text, title: Later, when: in(planning) }
        roles:
          clerk: { title: Clerk, held: authority }
        opens: { form: begin, for: [ clerk ] }
        states:
          asked:
            title: Asked
            actions:
              plan: { title: Plan, for: [ clerk ], form: begin, done: [ { to: planning } ] }
          planning:
            title: Planning
            actions:
              hold: { title: Hold, for: [ clerk ], form: held, done: [ { do: [ { set: { planned: answer.needed } } ] } ] }
        """));

    [TestCase("dates", false, "needed: yes")]
    [TestCase("confirmed", true, "needed: yes")]
    public void What_hangs_on_the_case_as_well_is_judged_and_the_answer_is_left_to_follow(string question, bool planning, string expected) =>
        Assert.That(Follows(question, planning), Is.EqualTo(expected));

    [TestCase("dates", true)]
    [TestCase("confirmed", false)]
    public void What_no_answer_could_bring_as_the_case_stands_follows_none(string question, bool planning)
    {
        Assert.That(Follows(question, planning), Is.Null);
        Assert.That(Rule(question, planning).Asked, Is.False);
    }

    [Test]
    public void What_hangs_on_two_answers_follows_both() =>
        Assert.That(
            Follows("reason", planning: true),
            Is.EqualTo("first second: - away, there away, late -, late there, late late, late away, away -, away there, away late, away away"));

    [TestCase("more", TestName = "What hangs on a text is left to the server")]
    [TestCase("later", TestName = "What hangs on the case alone follows no answer")]
    public void It_follows_none(string question) => Assert.That(Follows(question, planning: true), Is.Null);

    [Test]
    public void For_every_answer_it_says_what_the_condition_says()
    {
        foreach (var code in new[] { "there", "late", "away" })
        {
            var rule = Rule("reason", planning: true, ("first", Value.OfCode(code)), ("second", Value.OfCode("late")));

            Assert.That(rule.Asked, Is.EqualTo(rule.Follows!.Asking.Any(given => given.SequenceEqual(new[] { code, "late" }))), code);
        }
    }

    private static string? Follows(string question, bool planning) => Rule(question, planning).Follows is { } follows
        ? $"{string.Join(' ', follows.Questions)}: {string.Join(", ", follows.Asking.Select(given => string.Join(' ', given.Select(answer => answer ?? "-"))))}"
        : null;

    private static QuestionAsked Rule(string question, bool planning, params (string, Value)[] given)
    {
        var trial = new Trial(Meeting.Value).Open("2026-03-02 09:00", on: "2026-03-02");
        if (planning)
        {
            trial.Act("2026-03-02 10:00", "plan", on: "2026-03-02");
        }
        return FormQuestions.Of(
            trial.Definition, trial.Snapshot, trial.CalendarNow, Trial.At("2026-03-03 10:00"), trial.Definition.Definition.Forms["held"], Trial.Answer(given))[question];
    }
}
