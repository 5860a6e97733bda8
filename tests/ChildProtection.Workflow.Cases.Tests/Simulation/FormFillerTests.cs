using System.Collections.Immutable;
using ChildProtection.Workflow.Cases.Simulation;
using ChildProtection.Workflow.Engine.Definitions;
using ChildProtection.Workflow.Engine.Execution;
using ChildProtection.Workflow.Engine.Expressions;
using NodaTime;

namespace ChildProtection.Workflow.Cases.Tests.Simulation;

/// <summary>How a simulated worker answers what points to records and to people, and what comes filled in.</summary>
public sealed class FormFillerTests
{
    private static readonly LocalDate Today = new(2026, 3, 4);

    private static readonly Definition Garden = DefinitionLoader.Load("garden.yaml", new InMemorySourceFiles(new Dictionary<string, string>
    {
        ["garden.yaml"] = """
            workflow: garden
            title: Garden
            jurisdiction: nowhere
            calendar: england-and-wales
            records:
              aim: { title: Aim, fields: { name: { type: text, title: Name } } }
              job: { title: Job, fields: { aim_ref: { type: record, of: aim, title: Aim }, helper: { type: person, title: Helper }, hours: { type: number, title: Hours } } }
            forms:
              job: { title: Job, records: job, questions: [ { ask: aim_ref, required: yes, why: W }, { ask: helper, required: yes, why: W }, { ask: hours, offer: "40" } ] }
              judge: { title: Judge, questions: [ { ask: jobs, type: records, of: job, title: Jobs, for_each: { aim_ref: aim }, questions: [ aim_ref, hours ] } ] }
            roles:
              clerk: { title: Clerk, held: team }
            opens: { form: job, for: [ clerk ], do: [ { record: job } ] }
            states:
              open: { title: Open, actions: { judge: { title: Judge, for: [ clerk ], form: judge, done: [ { do: [ { record_each: { list: job, from: answer.jobs } } ], to: closed } ] } } }
              closed: { final: yes }
            """,
    })).Definition!;

    private static readonly Practice Practice = new()
    {
        Answers = ImmutableDictionary<string, IReadOnlyDictionary<string, AnswerHabit>>.Empty,
        Keeps = ImmutableDictionary<string, string>.Empty,
        Happens = ImmutableDictionary<string, double>.Empty,
    };

    [Test]
    public void A_record_is_chosen_among_those_that_may_be_and_what_is_offered_is_left()
    {
        var answers = Filler().Fill("job", Garden.Forms["job"], Today, (_, _) => ["aim-2"], Answers.Of([KeyValuePair.Create("hours", Value.Of(40m))]));

        Assert.That((answers.Values["aim_ref"], answers.Values["hours"]), Is.EqualTo((Value.Of("aim-2"), Value.Of(40m))));
        Assert.That(answers.Values["helper"].Kind, Is.EqualTo(ValueKind.Text));
    }

    [Test]
    public void Where_no_record_may_be_chosen_none_is_invented() =>
        Assert.That(Filler().Fill("job", Garden.Forms["job"], Today).Values.Keys, Has.None.EqualTo("aim_ref"));

    [Test]
    public void Rows_that_are_there_already_are_answered_and_keep_their_record()
    {
        var rows = ImmutableArray.Create("aim-1", "aim-3")
            .Select(id => ImmutableSortedDictionary.CreateRange(StringComparer.Ordinal, [KeyValuePair.Create("aim_ref", Value.Of(id))]));

        var answers = Filler().Fill("judge", Garden.Forms["judge"], Today, (_, _) => ["aim-2"], Answers.None with { Records = Answers.None.Records.Add("jobs", [.. rows]) });

        Assert.That(answers.Records["jobs"].Select(row => (row["aim_ref"], row["hours"].IsKnown)), Is.EqualTo(new[] { (Value.Of("aim-1"), true), (Value.Of("aim-3"), true) }));
    }

    private static FormFiller Filler() => new(Garden, Practice, [], new Random(3));
}
