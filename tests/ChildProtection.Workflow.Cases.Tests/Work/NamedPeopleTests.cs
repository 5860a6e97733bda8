using System.Collections.Immutable;
using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Cases.People;
using ChildProtection.Workflow.Cases.Work;
using ChildProtection.Workflow.Engine.Definitions;
using ChildProtection.Workflow.Engine.Execution;
using ChildProtection.Workflow.Engine.Expressions;

namespace ChildProtection.Workflow.Cases.Tests.Work;

/// <summary>An answer names a person on file who belongs to the child, or is refused.</summary>
public sealed class NamedPeopleTests
{
    private static readonly Definition Garden = DefinitionLoader.Load("garden.yaml", new InMemorySourceFiles(new Dictionary<string, string>
    {
        ["garden.yaml"] = """
            workflow: garden
            title: Garden
            jurisdiction: nowhere
            calendar: england-and-wales
            fields:
              keeper: { type: person, title: Keeper }
            records:
              guest: { title: Guest, fields: { who: { type: person, title: Who } } }
            forms:
              begin: { title: Begin, questions: [ { ask: keeper }, { ask: guests, type: records, of: guest, title: Guests, questions: [ who ] } ] }
            roles:
              clerk: { title: Clerk, held: team }
            opens: { form: begin, for: [ clerk ], do: [ { set: { keeper: answer.keeper } }, { record_each: { list: guest, from: answer.guests } } ] }
            states:
              open: { title: Open, actions: { close: { title: Close, for: [ clerk ], done: [ { to: closed } ] } } }
              closed: { final: yes }
            """,
    })).Definition!;

    private static readonly ChildFile Child = new(new ChildId(Guid.NewGuid()), "Cadi", "Hughes", null, null, []) { Related = [new PersonOnFile("p-1", "Idris Hughes")] };

    [TestCase("p-1", "p-1", "")]
    [TestCase("p-2", "p-1", "keeper")]
    [TestCase("p-1", "p-2", "guests[1].who")]
    public void Somebody_who_is_not_in_the_childs_file_is_named_by_the_question(string keeper, string guest, string refused)
    {
        var wrong = NamedPeople.CheckOnFile(Garden, Opening(keeper, guest), Child);

        Assert.That(string.Join(' ', wrong.Select(refusal => refusal.Question)), Is.EqualTo(refused));
        Assert.That(wrong.Select(refusal => refusal.Code), Has.All.EqualTo(WorkCodes.NotOnFile));
    }

    [Test]
    public void Of_a_child_who_is_not_on_file_yet_nobody_can_be_named() =>
        Assert.That(NamedPeople.CheckOnFile(Garden, Opening("p-1", "p-1"), null), Has.Length.EqualTo(2));

    [Test]
    public void A_corrected_fact_names_somebody_of_the_file_too() =>
        Assert.That(NamedPeople.CheckOnFile(Garden, new CaseInput.CorrectField("keeper", Value.Of("p-9"), "x") { Actor = Actor.System }, Child), Has.Length.EqualTo(1));

    [Test]
    public void The_file_is_looked_at_only_where_somebody_is_named()
    {
        Assert.That(NamedPeople.NamesPeopleOnFile(Garden, Opening("p-1", "p-1")), Is.True);
        Assert.That(NamedPeople.NamesPeopleOnFile(Garden, new CaseInput.Open(Answers.None) { Actor = Actor.System }), Is.False);
    }

    private static CaseInput.Open Opening(string keeper, string guest) => new(Answers.Of([KeyValuePair.Create("keeper", Value.Of(keeper))]) with
    {
        Records = Answers.None.Records.Add("guests", [ImmutableSortedDictionary.CreateRange(StringComparer.Ordinal, [KeyValuePair.Create("who", Value.Of(guest))])]),
    }) { Actor = Actor.System };
}
