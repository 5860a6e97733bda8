using System.Collections.Immutable;
using ChildProtection.Workflow.Engine.Documents;
using ChildProtection.Workflow.Engine.Execution;
using ChildProtection.Workflow.Engine.Expressions;
using ChildProtection.Workflow.Engine.Tests.Execution;
using ChildProtection.Workflow.Engine.Texts;

namespace ChildProtection.Workflow.Engine.Tests.Documents;

/// <summary>Letters of the allotment trade: made out from a case, whole or not at all.</summary>
public sealed class DocumentTests
{
    private const string Papers = """
        documents:
          notice_to_neighbour:
            title: Notice
            to: family
            each: neighbour where not known(answered)
            recipient: record.name
            withheld: no
            basis: [R1]
            parts:
              - heading: "{child}'s plot"
                text: |
                  Dear {recipient},

                  The plot was granted on {granted_on}. It is {outcome}.
                  It ends on {ends_on}.

                  Please remember:
                  - keep the path free
                  - {authority} can be asked
              - heading: Nothing under this
                show: [ answered ]
          inspections:
            title: Inspections
            to: staff
            basis: [R1]
            parts:
              - show: [ outcome, paid ]
              - heading: What was seen
                list: inspection where known(tidy)
                columns: [ on, tidy, note ]
                none: Nobody has looked yet.
              - list: neighbour where known(answered)
                columns: [ name ]
              - text: Only if it was flooded.
                when: known(flooded_at)

        """;

    private static readonly Lazy<CompiledDefinition> WithPapers = new(() => Trial.Compile(SampleWorkflow.Text.Replace("roles:\n", Papers + "roles:\n", StringComparison.Ordinal)));

    [Test]
    public void There_is_one_copy_for_each_record_and_one_for_the_case()
    {
        var composer = Composer(Granted(), Neighbours("Ann", "Bo"));

        Assert.That(composer.Copies().Select(copy => (copy.Document.Name, copy.Record, copy.Recipient)), Is.EqualTo(new[]
        {
            ("notice_to_neighbour", "neighbour-1", "Ann"), ("notice_to_neighbour", "neighbour-2", "Bo"), ("inspections", (string?)null, (string?)null),
        }));
    }

    [Test]
    public void A_copy_speaks_to_its_recipient_and_says_names_codes_and_dates_in_words()
    {
        var letter = Composer(Granted(), Neighbours("Ann", "Bo")).Compose("notice_to_neighbour", "neighbour-2")!;

        Assert.That(letter.Recipient, Is.EqualTo("Bo"));
        Assert.That(letter.Blocks[0], Is.EqualTo(new DocumentBlock.Heading("Robin's plot")));
        Assert.That(letter.Blocks[1], Is.EqualTo(new DocumentBlock.Paragraph("Dear Bo,")));
        Assert.That(letter.Blocks[2], Is.EqualTo(new DocumentBlock.Paragraph("The plot was granted on Monday 2 March 2026. It is Grant.")));
    }

    [Test]
    public void A_sentence_with_something_unknown_is_left_out_whole_and_told_to_whoever_gives_the_letter()
    {
        var letter = Composer(Granted(), Neighbours("Ann")).Compose("notice_to_neighbour", "neighbour-1")!;

        Assert.That(Words(letter), Does.Not.Contain("It ends on"));
        Assert.That(letter.LeftOut, Is.EqualTo(new[] { "It ends on {ends_on}." }));
    }

    [Test]
    public void Lines_with_a_hyphen_are_points_and_names_in_them_are_said()
    {
        var letter = Composer(Granted(), Neighbours("Ann")).Compose("notice_to_neighbour", "neighbour-1")!;

        Assert.That(letter.Blocks.OfType<DocumentBlock.Points>().Single().Lines, Is.EqualTo(new[] { "keep the path free", "Plots and Paths can be asked" }));
    }

    [Test]
    public void A_heading_with_nothing_under_it_is_left_out()
    {
        var letter = Composer(Granted(), Neighbours("Ann")).Compose("notice_to_neighbour", "neighbour-1")!;

        Assert.That(letter.Blocks.OfType<DocumentBlock.Heading>().Select(heading => heading.Text), Is.EqualTo(new[] { "Robin's plot" }));
    }

    [Test]
    public void A_table_shows_each_record_that_its_condition_holds_for_with_fields_that_no_guard_reads()
    {
        var records = Neighbours("Ann").Add("inspection",
        [
            Record("inspection-1", ("tidy", Value.Of(true)), ("note", Value.Of("beans"))), Record("inspection-2", ("note", Value.Of("not looked"))),
        ]);

        var paper = Composer(Granted(), records).Compose("inspections", null)!;

        var table = paper.Blocks.OfType<DocumentBlock.Table>().Single();
        Assert.That(table.Columns, Is.EqualTo(new[] { "Date", "Tidy", "Note" }));
        Assert.That(table.Rows.Single(), Is.EqualTo(new[] { "Wednesday 4 March 2026", "Yes", "beans" }));
    }

    [Test]
    public void Where_there_are_no_records_it_says_so_or_the_part_is_left_out()
    {
        var paper = Composer(Granted(), Neighbours("Ann")).Compose("inspections", null)!;

        Assert.That(paper.Blocks.OfType<DocumentBlock.Table>(), Is.Empty);
        Assert.That(Words(paper), Does.Contain("Nobody has looked yet.").And.Not.Contain("flooded"));
    }

    [Test]
    public void Only_answers_that_are_known_are_shown()
    {
        var paper = Composer(Granted(), Neighbours("Ann")).Compose("inspections", null)!;

        Assert.That(paper.Blocks.OfType<DocumentBlock.Answers>().Single().Lines, Is.EqualTo(new[] { ("Outcome", "Grant") }));
    }

    [TestCase("yes", true)]
    [TestCase("no", false)]
    [TestCase("unknown", true, TestName = "What_cannot_be_told_is_held_back")]
    public void A_copy_is_withheld_while_its_condition_holds_and_nothing_of_it_is_made_out(string answered, bool withheld)
    {
        var definition = Trial.Compile(SampleWorkflow.Text.Replace("roles:\n", Papers.Replace("where not known(answered)", "", StringComparison.Ordinal)
            .Replace("withheld: no", "withheld: record.answered", StringComparison.Ordinal) + "roles:\n", StringComparison.Ordinal));
        var composer = Composer(definition, Trial.Held(definition).Snapshot, answered == "unknown" ? Neighbours("Ann")
            : Neighbours("Ann").SetItem("neighbour", [Record("neighbour-1", ("name", Value.Of("Ann")), ("answered", Value.Of(answered == "yes")))]));

        Assert.That(composer.Copies().Single(copy => copy.Record == "neighbour-1").Withheld, Is.EqualTo(withheld));
        Assert.That(composer.Compose("notice_to_neighbour", "neighbour-1"), withheld ? Is.Null : Is.Not.Null);
    }

    [Test]
    public void A_redacted_copy_lacks_its_sensitive_parts_and_whoever_gives_it_is_told_which()
    {
        var definition = Trial.Compile(SampleWorkflow.Text.Replace("roles:\n", Papers.Replace("withheld: no", "withheld: no\n    redacted: outcome = grant", StringComparison.Ordinal)
            .Replace("- heading: \"{child}'s plot\"", "- sensitive: yes\n        heading: \"{child}'s plot\"", StringComparison.Ordinal) + "roles:\n", StringComparison.Ordinal));

        var letter = Composer(definition, Trial.Held(definition).Snapshot, Neighbours("Ann")).Compose("notice_to_neighbour", "neighbour-1")!;

        Assert.That(Words(letter), Does.Not.Contain("granted"));
        Assert.That(letter.LeftOut, Is.EqualTo(new[] { "{child}'s plot" }));
    }

    [Test]
    public void Of_a_redacted_copy_only_rows_that_may_be_told_for_certain_are_said_and_whoever_gives_it_is_told()
    {
        const string Rows = "list: neighbour where name != 'Ann'\n        columns: [ name ]\n        sensitive_rows: answered\n        none: Nobody.";
        var definition = Trial.Compile(SampleWorkflow.Text.Replace("roles:\n", Papers.Replace("withheld: no", "withheld: no\n    redacted: outcome = grant", StringComparison.Ordinal)
            .Replace("show: [ answered ]", Rows, StringComparison.Ordinal) + "roles:\n", StringComparison.Ordinal));
        ImmutableDictionary<string, ImmutableArray<FullRecord>> Known(params (string Name, bool? Answered)[] more) => Neighbours("Ann").SetItem("neighbour",
        [
            Neighbours("Ann")["neighbour"][0],
            .. more.Select((one, at) => one.Answered is { } answered
                ? Record($"neighbour-{at + 2}", ("name", Value.Of(one.Name)), ("answered", Value.Of(answered)))
                : Record($"neighbour-{at + 2}", ("name", Value.Of(one.Name)))),
        ]);
        ComposedDocument Made(params (string Name, bool? Answered)[] more) =>
            Composer(definition, Trial.Held(definition).Snapshot, Known(more)).Compose("notice_to_neighbour", "neighbour-1")!;

        var some = Made(("Bo", true), ("Cai", false), ("Dee", null));
        var none = Made(("Bo", true));

        Assert.That(some.Blocks.OfType<DocumentBlock.Table>().Single().Rows.Select(row => row.Single()), Is.EqualTo(new[] { "Cai" }));
        Assert.That(some.LeftOut, Does.Contain("Nothing under this"));
        Assert.That(Words(none), Does.Not.Contain("Nobody."), "that there is nothing is not said where something was taken out");
        Assert.That(none.LeftOut, Does.Contain("Nothing under this"));
        Assert.That(Words(Made()), Does.Contain("Nobody."));
    }

    [Test]
    public void There_is_no_copy_for_a_record_that_its_condition_leaves_out_or_that_is_not_there()
    {
        var records = Neighbours("Ann", "Bo").SetItem("neighbour", [Record("neighbour-1", ("name", Value.Of("Ann")), ("answered", Value.Of(true)))]);
        var composer = Composer(Granted(), records);

        Assert.That(composer.Compose("notice_to_neighbour", "neighbour-1"), Is.Null);
        Assert.That(composer.Compose("notice_to_neighbour", "neighbour-9"), Is.Null);
        Assert.That(composer.Compose("no_such_paper", null), Is.Null);
    }

    [Test]
    public void An_id_that_the_host_knows_is_said_by_name()
    {
        var records = Neighbours("8f0e6e0a-0000-7000-8000-000000000001");

        var letter = Composer(Granted(), records).Compose("notice_to_neighbour", "neighbour-1")!;

        Assert.That(letter.Recipient, Is.EqualTo("Somebody on file"));
    }

    [Test]
    public void A_record_that_another_points_to_is_said_by_its_words()
    {
        var definition = Trial.Compile(GardenPlan.Text.Replace(
            "roles:\n", "documents:\n  jobs: { title: Jobs, to: family, withheld: no, parts: [ { list: job, columns: [ what, aim_ref ] } ] }\nroles:\n", StringComparison.Ordinal));
        var records = ImmutableDictionary<string, ImmutableArray<FullRecord>>.Empty
            .Add("aim", [Record("aim-1", ("name", Value.Of("Roses"))), Record("aim-2")])
            .Add("job", [Job("aim-1"), Job("aim-2"), Job("aim-3")]);
        var composer = new DocumentComposer(
            definition, new Trial(definition).Open("2026-03-02 09:00").Snapshot, Trial.Calendar, Trial.At("2026-03-05 09:00"), records,
            new DocumentNames("Robin", "Plots and Paths", _ => null), Language.English);

        var table = composer.Compose("jobs", null)!.Blocks.OfType<DocumentBlock.Table>().Single();

        Assert.That(table.Rows.Select(row => row[1]), Is.EqualTo(new[] { "Roses", "Aim", "Aim" }));
    }

    private static FullRecord Job(string aim) => Record("job-" + aim, ("what", Value.Of("Dig")), ("aim_ref", Value.Of(aim)));

    private static CaseSnapshot Granted() => Trial.Held(WithPapers.Value).Snapshot;

    private static ImmutableDictionary<string, ImmutableArray<FullRecord>> Neighbours(params string[] names) =>
        ImmutableDictionary<string, ImmutableArray<FullRecord>>.Empty.Add(
            "neighbour", [.. names.Select((name, index) => Record($"neighbour-{index + 1}", ("name", Value.Of(name))))]);

    private static FullRecord Record(string id, params (string Field, Value Value)[] values) => new(
        id, new EventTime(new NodaTime.LocalDate(2026, 3, 4), null), Trial.At("2026-03-04 12:00"), "clerk", values.ToImmutableDictionary(pair => pair.Field, pair => pair.Value));

    private static DocumentComposer Composer(CaseSnapshot snapshot, ImmutableDictionary<string, ImmutableArray<FullRecord>> records) =>
        Composer(WithPapers.Value, snapshot, records);

    private static DocumentComposer Composer(CompiledDefinition definition, CaseSnapshot snapshot, ImmutableDictionary<string, ImmutableArray<FullRecord>> records) => new(
        definition, snapshot, Trial.Calendar, Trial.At("2026-03-05 09:00"), records,
        new DocumentNames("Robin", "Plots and Paths", id => id.StartsWith("8f0e6e0a", StringComparison.Ordinal) ? "Somebody on file" : null), Language.English);

    private static string Words(ComposedDocument document) => string.Join('\n', document.Blocks.OfType<DocumentBlock.Paragraph>().Select(paragraph => paragraph.Text));
}
