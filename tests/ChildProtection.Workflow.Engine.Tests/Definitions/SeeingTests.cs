using ChildProtection.Workflow.Engine.Definitions;

namespace ChildProtection.Workflow.Engine.Tests.Definitions;

/// <summary>What the definition says about who sees what of a case.</summary>
public sealed class SeeingTests
{
    private static readonly Definition Loans = DefinitionLoader.Load("loans.yaml", new InMemorySourceFiles(new Dictionary<string, string>
    {
        ["loans.yaml"] = """
            workflow: loans
            title: Loans
            jurisdiction: nowhere
            calendar: weekdays
            fields:
              asked_on: { type: date, title: Asked on }
              debts: { type: number, title: Debts, seen_by: manager }
            records:
              look:
                title: Look
                fields:
                  good: { type: yes_no, title: Good }
                  worry: { type: text, title: Worry, seen_by: [ clerk, manager ] }
              complaint: { title: Complaint, seen_by: [ manager ], fields: { text: { type: text, title: Text } } }
            forms:
              ask: { title: Ask, questions: [ { ask: on } ] }
            roles:
              clerk: { title: Clerk, held: team }
              manager: { title: Manager, held: team }
              post_room: { title: Post room, held: authority, sees: { facts: [ asked_on, debts ], records: { look: [ good ], complaint: [ text ] } } }
              nobody: { title: Nobody, held: authority, sees: {} }
            opens: { form: ask, for: [ clerk ], do: [ { set: { asked_on: answer.on } } ] }
            states:
              open: { title: Open, actions: { close: { title: Close, for: [ clerk ], done: [ { to: closed } ] } } }
              closed: { final: yes }
            """,
    })).Definition!;

    [TestCase("clerk", "asked_on look look.good look.worry")]
    [TestCase("manager", "asked_on debts look look.good look.worry complaint complaint.text")]
    [TestCase("post_room", "asked_on look look.good")]
    [TestCase("nobody", "")]
    public void A_role_sees_what_the_definition_lets_it_see_and_nothing_more(string role, string seen)
    {
        IEnumerable<string> facts = Loans.Fields.Values.Where(fact => Loans.Sees(role, fact)).Select(fact => fact.Name);
        var records = Loans.Records.Values.SelectMany(record =>
            (Loans.Sees(role, record) ? new[] { record.Name } : []).Concat(record.Fields.Values.Where(field => Loans.Sees(role, record, field)).Select(field => $"{record.Name}.{field.Name}")));

        Assert.That(string.Join(' ', facts.Concat(records)), Is.EqualTo(seen));
    }
}
