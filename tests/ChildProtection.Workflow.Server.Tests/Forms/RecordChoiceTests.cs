using System.Collections.Immutable;
using System.Text.Json;
using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Cases.People;
using ChildProtection.Workflow.Cases.Runtime;
using ChildProtection.Workflow.Cases.Work;
using ChildProtection.Workflow.Engine.Definitions;
using ChildProtection.Workflow.Engine.Execution;
using ChildProtection.Workflow.Engine.Expressions;
using ChildProtection.Workflow.Server.Api;
using ChildProtection.Workflow.Server.Forms;
using ChildProtection.Workflow.Server.Texts;
using ChildProtection.Workflow.Server.Work;
using NodaTime;

namespace ChildProtection.Workflow.Server.Tests.Forms;

/// <summary>Answers that are a record of the case or a person on file.</summary>
public sealed class RecordChoiceTests
{
    private static readonly LocalDate Today = new(2026, 3, 4);
    private static readonly Words English = new(TextCatalogue.Load(), "en");

    private static readonly Definition Garden = DefinitionLoader.Load("garden.yaml", new InMemorySourceFiles(new Dictionary<string, string>
    {
        ["garden.yaml"] = """
            workflow: garden
            title: Garden
            jurisdiction: nowhere
            calendar: england-and-wales
            records:
              aim: { title: Aim, fields: { size: { type: number, title: Size }, name: { type: text, title: Name } } }
              job: { title: Job, fields: { aim_ref: { type: record, of: aim, title: Aim }, helper: { type: person, title: Helper }, hours: { type: number, title: Hours } } }
            forms:
              aim: { title: Aim, records: aim, questions: [ { ask: name }, { ask: size } ] }
              job: { title: Job, records: job, questions: [ { ask: aim_ref }, { ask: helper }, { ask: hours } ] }
              judge:
                title: Judge
                questions:
                  - { ask: count, type: number, title: Count, offer: count(aim) }
                  - { ask: jobs, type: records, of: job, title: Jobs, for_each: { aim_ref: aim }, questions: [ aim_ref, hours ] }
            roles:
              clerk: { title: Clerk, held: team }
            opens: { form: aim, for: [ clerk ], do: [ { record: aim } ] }
            states:
              open:
                title: Open
                actions:
                  judge: { title: Judge, for: [ clerk ], form: judge, done: [ { when: answer.count > 0, do: [ { record_each: { list: job, from: answer.jobs } } ] } ] }
                  add_job: { title: Add a job, for: [ clerk ], form: job, done: [ { do: [ { record: job } ], to: closed } ] }
              closed: { final: yes }
            """,
    })).Definition!;

    private static readonly PersonOnFile[] People = [new("p-1", "Carys Hughes"), new("p-2", "Idris Hughes")];

    private static readonly RecordRow[] Records =
    [
        Row("aim", "aim-1", """{"size":3,"name":"Roses by the gate"}"""),
        Row("aim", "aim-2", """{"size":2}"""),
        Row("aim", "aim-3", "{}"),
        Row("job", "job-1", """{"aim_ref":"aim-1"}"""),
    ];

    private static ValueText Values => new(
        Garden, ShippedForms.Calendar, new StaffNames(new Dictionary<UserId, string>(), English), English, Records, People);

    [TestCase("aim", "aim-1", "Roses by the gate, 3 March 2026", TestName = "A_record_is_said_by_its_words_and_its_day")]
    [TestCase("aim", "aim-2", "2, 3 March 2026", TestName = "A_record_without_words_is_said_by_what_it_has")]
    [TestCase("aim", "aim-3", "Aim 3, 3 March 2026", TestName = "A_record_without_answers_is_said_by_its_number")]
    [TestCase("aim", "aim-9", "Aim 9", TestName = "A_record_that_the_reader_does_not_see_is_said_by_its_number")]
    [TestCase("job", "job-1", "Job 1, 3 March 2026", TestName = "A_record_is_not_said_by_what_it_points_to")]
    public void A_record_is_said_in_a_short_line(string list, string id, string said) =>
        Assert.That(Values.Say(new FieldType.Record(list), Value.Of(id)), Is.EqualTo(said));

    [Test]
    public void A_long_line_is_cut()
    {
        var values = new ValueText(
            Garden, ShippedForms.Calendar, new StaffNames(new Dictionary<UserId, string>(), English), English,
            [Row("aim", "aim-1", JsonSerializer.Serialize(new { name = new string('a', 98) + "🌱🌱" }))]);

        Assert.That(values.RecordLine("aim", "aim-1"), Is.EqualTo(new string('a', 98) + "…, 3 March 2026"));
    }

    [TestCase("p-2", "Idris Hughes")]
    [TestCase("p-9", "somebody who is not on file")]
    public void A_person_is_said_by_name(string id, string said) =>
        Assert.That(Values.Say(new FieldType.Person(), Value.Of(id)), Is.EqualTo(said));

    [Test]
    public void A_form_offers_the_records_and_the_people_by_name()
    {
        var choices = new FormChoices
        {
            People = [.. People.Select(person => (person.Id, person.Name))],
            RecordsFor = question => question.Type is FieldType.Record { List: var list } ? [("aim-1", Values.RecordLine(list, "aim-1"))] : [],
        };
        var view = new FormViews(Garden, choices, Today, English)
            .Of(Garden.Forms["job"], TypedAnswers.None.With("q.helper", "p-2"), _ => new QuestionAsked(true, false), []);

        Assert.That(
            view.Questions.Select(question => question.Input).OfType<QuestionInput.Select>().Select(select => string.Join("; ", select.Options.Select(option => $"{option.Value} {option.Label} {option.Chosen}"))),
            Is.EqualTo(new[] { "aim-1 Roses by the gate, 3 March 2026 False", "p-1 Carys Hughes False; p-2 Idris Hughes True" }));
    }

    [Test]
    public void A_form_comes_filled_in_and_is_read_back_as_it_came()
    {
        var form = Garden.Forms["judge"];
        var typed = FilledAnswers.Offered(form, Offered(("aim_ref", "aim-2"), ("aim_ref", "aim-1")), ShippedForms.Calendar.Zone);

        var read = new AnswerReader(Garden, ShippedForms.Calendar, Today, English).Read(form.Questions, typed.With("q.jobs.1.hours", "3"));

        Assert.That(read.Answers.Values["count"], Is.EqualTo(Value.Of(2m)));
        Assert.That(
            read.Answers.Records["jobs"].Select(row => string.Join(",", row.Select(pair => $"{pair.Key}={pair.Value}"))),
            Is.EqualTo(new[] { "aim_ref='aim-2'", "aim_ref='aim-1',hours=3" }));
    }

    [Test]
    public void A_row_that_is_there_already_names_its_record_and_asks_the_rest()
    {
        var form = Garden.Forms["judge"];
        var typed = FilledAnswers.Offered(form, Offered(("aim_ref", "aim-1")), ShippedForms.Calendar.Zone);
        var choices = new FormChoices { RecordLine = Values.RecordLine };

        var view = new FormViews(Garden, choices, Today, English).Of(form, typed, _ => new QuestionAsked(true, false), []).Questions[1];
        var rows = (QuestionInput.Rows)view.Within("child.1.", new HashSet<string>()).Input;

        Assert.That(rows.More, Is.False);
        Assert.That(rows.Each.Select(row => (row.About, row.Given?.Id, row.Given?.Value)), Is.EqualTo(new[] { ("Roses by the gate, 3 March 2026", "child.1.q.jobs.0.aim_ref", "aim-1") }));
        Assert.That(rows.Each[0].Questions.Select(question => question.Id), Is.EqualTo(new[] { "child.1.q.jobs.0.hours" }));
    }

    [Test]
    public void What_was_chosen_is_read_as_its_id()
    {
        var typed = TypedAnswers.None.With("q.aim_ref", "aim-1").With("q.helper", "p-1");

        var read = new AnswerReader(Garden, ShippedForms.Calendar, Today, English).Read(Garden.Forms["job"].Questions, typed);

        Assert.That((read.Answers.Values["aim_ref"], read.Answers.Values["helper"]), Is.EqualTo((Value.Of("aim-1"), Value.Of("p-1"))));
    }

    [TestCase(RefusalCodes.NoSuchRecord, "aim_ref", "What was chosen for ‘Aim’ cannot be chosen any more. Choose one from the list")]
    [TestCase(RefusalCodes.AnswerWrong, "aim_ref", "What was chosen for ‘Aim’ cannot be chosen any more. Choose one from the list")]
    [TestCase(WorkCodes.NotOnFile, "helper", "Nobody on file who belongs to this child is named by ‘Helper’. Put them on file first, or choose somebody from the list")]
    public void A_choice_that_is_gone_is_said_at_its_question(string code, string question, string said)
    {
        var errors = new RefusalErrors(Garden.Forms["job"], [], English).Of([new Refusal(code, "x", question)]);

        Assert.That(errors, Is.EqualTo(new[] { new FieldError("q." + question, said) }));
    }

    [Test]
    public void The_API_takes_a_record_and_a_person_by_id()
    {
        var given = JsonDocument.Parse("""{"aim_ref":"aim-1","helper":"p-1"}""").RootElement.EnumerateObject().ToDictionary(each => each.Name, each => each.Value);
        var json = new JsonAnswers();

        var answers = json.Read(Garden.Forms["job"].Questions, given);

        Assert.That(json.Refusals, Is.Empty);
        Assert.That((answers.Values["aim_ref"], answers.Values["helper"]), Is.EqualTo((Value.Of("aim-1"), Value.Of("p-1"))));
    }

    private static Answers Offered(params (string Field, string Id)[] rows) => Answers.Of([KeyValuePair.Create("count", Value.Of((decimal)rows.Length))]) with
    {
        Records = Answers.None.Records.Add(
            "jobs", [.. rows.Select(row => ImmutableSortedDictionary.CreateRange(StringComparer.Ordinal, [KeyValuePair.Create(row.Field, Value.Of(row.Id))]))]),
    };

    private static RecordRow Row(string list, string id, string fields) => new()
    {
        List = list,
        Id = id,
        OccurredAt = Instant.FromUtc(2026, 3, 3, 12, 0),
        RecordedAt = Instant.FromUtc(2026, 3, 3, 12, 0),
        RecordedBy = "x",
        Revision = 1,
        Fields = System.Text.Encoding.UTF8.GetBytes(fields),
    };
}
