using ChildProtection.Workflow.Engine.Definitions;

namespace ChildProtection.Workflow.Engine.Tests.Definitions;

public sealed class RuleIndexTests
{
    private const string Text = """
        workflow: one
        title: One
        jurisdiction: nowhere
        calendar: weekdays
        parameters: { patience: { title: Patience, value: 2 working days, basis: [R1] } }
        fields: { asked_on: { title: Asked on, type: date, basis: [R2] } }
        records: { visit: { title: Visit, on: date, fields: { note: { title: Note, type: text } }, basis: [R3] } }
        forms:
          ask: { title: Ask, questions: [ { ask: on, title: Asked on, type: date, required: yes, why: To count from, basis: [R4] } ] }
        roles: { clerk: { title: Clerk, held: team, basis: [R5] } }
        ladders: { chase: { title: Chase, rungs: [ { at: due, to: [clerk] } ], basis: [R6] } }
        events: { asked: { title: Asked, audience: [public], basis: [R7] } }
        opens: { form: ask, for: [clerk], do: [ { set: { asked_on: answer.on } }, { publish: asked }, { record: visit } ], basis: [R8] }
        states:
          first:
            title: First
            basis: [R9]
            tasks:
              look:
                title: Look
                for: [clerk]
                form: ask
                basis: [R10]
                deadline: { within: parameter.patience, from: asked_on, ladder: chase, basis: [R11] }
                checks: [ { that: answer.on >= asked_on, else: Not before it was asked, basis: [R12] } ]
                done: [ { to: ended, basis: [R13] } ]
            actions: { stop: { title: Stop, for: [clerk], basis: [R14, R15], done: [ { to: ended, basis: [R15] } ] } }
          ended: { title: Ended, final: yes }
        safety: { clerks: { title: Always asked, while: known(asked_on), always: known(asked_on), basis: [R16] } }
        """;

    [TestCase("R1", RuleElementKind.Parameter, "patience", "Patience")]
    [TestCase("R2", RuleElementKind.Field, "asked_on", "Asked on")]
    [TestCase("R3", RuleElementKind.Record, "visit", "Visit")]
    [TestCase("R4", RuleElementKind.Question, "ask.on", "Asked on")]
    [TestCase("R5", RuleElementKind.Role, "clerk", "Clerk")]
    [TestCase("R6", RuleElementKind.Ladder, "chase", "Chase")]
    [TestCase("R7", RuleElementKind.Event, "asked", "Asked")]
    [TestCase("R8", RuleElementKind.Opening, "ask", "Ask")]
    [TestCase("R9", RuleElementKind.State, "first", "First")]
    [TestCase("R10", RuleElementKind.Task, "look", "Look")]
    [TestCase("R11", RuleElementKind.Deadline, "look", "Look")]
    [TestCase("R12", RuleElementKind.Check, "look.1", "Not before it was asked")]
    [TestCase("R13", RuleElementKind.Transition, "first > ended", "Ended")]
    [TestCase("R14", RuleElementKind.Action, "stop", "Stop")]
    [TestCase("R16", RuleElementKind.SafetyProperty, "clerks", "Always asked")]
    public void A_rule_is_found_at_the_element_that_follows_it(string rule, RuleElementKind kind, string name, string title)
    {
        var element = Index()[rule].Single();

        Assert.That((element.Kind, element.Name, element.Title.ToString()), Is.EqualTo((kind, name, title)));
    }

    [Test]
    public void A_part_says_what_it_is_part_of()
    {
        var index = Index();

        Assert.That(index["R12"].Single().Of!.ToString(), Is.EqualTo("Look"), "a check, of its work");
        Assert.That(index["R4"].Single().Of!.ToString(), Is.EqualTo("Ask"), "a question, of its form");
        Assert.That(index["R13"].Single().Of!.ToString(), Is.EqualTo("Look"), "a change, of the work that leads to it");
        Assert.That(index["R9"].Single().Of, Is.Null);
    }

    [Test]
    public void All_elements_of_a_rule_are_found_in_the_order_of_the_text() =>
        Assert.That(Index()["R15"].Select(element => element.Kind), Is.EqualTo(new[] { RuleElementKind.Action, RuleElementKind.Transition }));

    [Test]
    public void An_element_says_where_it_is_written() => Assert.That(Index()["R9"].Single().Place.ToString(), Does.StartWith("one.yaml:15:"));

    [Test]
    public void A_rule_that_none_follows_has_no_elements() => Assert.That(Index()["R99"], Is.Empty);

    private static RuleIndex Index()
    {
        var loaded = DefinitionLoader.Load("one.yaml", new InMemorySourceFiles(new Dictionary<string, string> { ["one.yaml"] = Text }), new LoadOptions());
        Assert.That(loaded.Definition, Is.Not.Null, string.Join('\n', loaded.Diagnostics));
        return RuleIndex.Of(loaded.Definition!);
    }
}
