using System.Collections.Immutable;
using ChildProtection.Workflow.Cases.Administration;
using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Cases.People;
using ChildProtection.Workflow.Cases.People.Births;
using ChildProtection.Workflow.Cases.People.Facts;
using ChildProtection.Workflow.Cases.People.Merging;
using ChildProtection.Workflow.Cases.Reading;
using ChildProtection.Workflow.Cases.Tests.People.Merging;
using ChildProtection.Workflow.Cases.Tests.Work;
using ChildProtection.Workflow.Cases.Work;
using ChildProtection.Workflow.Engine.Execution;
using ChildProtection.Workflow.Engine.Expressions;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using NodaTime.Text;

namespace ChildProtection.Workflow.Cases.Tests.People.Births;

/// <summary>The birth that a case records is the birth of the child on file, and the other way round.</summary>
[Covers("L7.6b", "Y4")]
internal sealed class BirthOnFileTests
{
    private static readonly LocalDate Expected = new(2026, 3, 9);
    private static readonly LocalDate Born = new(2026, 3, 1);

    private WorkingAuthority at = null!;
    private ChildId child;
    private CaseId unborn;

    [SetUp]
    public async Task Begin()
    {
        at = await WorkingAuthority.Create();
        child = await TwoRecords.Child(at, "Unborn", "Quillon", null, Expected);
        unborn = await Opened(child);
    }

    [TearDown]
    public async Task End() => await at.DisposeAsync();

    [Test]
    public async Task The_same_child_on_file_is_a_born_child_with_date_name_and_gender()
    {
        await Record(("given_name", Value.Of("Ffion")), ("gender", Value.OfCode("girl")));

        var file = await File();
        var card = (await at.Get<ICaseFiles>().Child(at.Authority, child, default))!;
        await using var database = await at.Database();

        Assert.That((card.Name, card.BornOn, card.ExpectedOn), Is.EqualTo(("Ffion Quillon", (LocalDate?)Born, (LocalDate?)null)));
        Assert.That(Part(file, FactKinds.Gender, "gender"), Is.EqualTo("girl"));
        Assert.That(await database.Children.CountAsync(), Is.EqualTo(1), "no second record of the same child is made");
        Assert.That((await at.State(unborn)).Snapshot.Facts.Field("born"), Is.EqualTo(Value.True));
    }

    [Test]
    public async Task The_file_says_from_which_entry_of_which_case_and_who_recorded_it_and_keeps_what_was_expected()
    {
        await Record(("given_name", Value.Of("Ffion")));

        var file = await File();
        var born = file.Now(SubjectId.Of(child), FactKinds.Born)!;
        var journal = await at.Get<CaseReading>().WholeJournal((await at.Get<CaseReading>().Case(at.Who("anwen"), unborn, default))!, default);
        var entry = journal.Single(line => line.Sequence == born.Source!.Sequence).Entry;
        var before = file.Facts.Where(fact => fact.Kind == FactKinds.Born && !fact.IsOpen).Select(fact => ((FactValue.Said)fact.Value)["expected"]);

        Assert.That(born.Source!.Case, Is.EqualTo(unborn));
        Assert.That((entry as JournalEntry.RecordAdded)?.List, Is.EqualTo("birth"));
        Assert.That(born.Recorded.By, Is.EqualTo(at.Who("anwen").Id));
        Assert.That(before, Is.EqualTo(new[] { LocalDatePattern.Iso.Format(Expected) }));
        Assert.That(file.Now(SubjectId.Of(child), FactKinds.Name)!.Source, Is.EqualTo(born.Source));
    }

    [Test]
    public async Task What_is_not_said_of_the_birth_stays_as_it_is_on_file()
    {
        await Record();

        var file = await File();

        Assert.That(file.Child.Name, Is.EqualTo("Unborn Quillon"));
        Assert.That(file.Now(SubjectId.Of(child), FactKinds.Gender), Is.Null);
    }

    [Test]
    public async Task The_same_press_twice_tells_the_file_once()
    {
        var command = Guid.NewGuid();
        await Record(command, ("given_name", Value.Of("Ffion")));
        await Record(command, ("given_name", Value.Of("Ffion")));

        Assert.That((await File()).Facts.Count(fact => fact.Kind == FactKinds.Born), Is.EqualTo(2), "expected, and born");
    }

    [Test]
    public async Task A_corrected_date_of_the_birth_corrects_the_file_with_the_reason_and_the_case_counts_from_it()
    {
        await Record();

        await Correct("birth-1", Born.PlusDays(-1), []);

        var file = await File();
        var wrong = file.Facts.Single(fact => fact.Kind == FactKinds.Born && fact.Corrected is not null);
        Assert.That(Part(file, FactKinds.Born, "on"), Is.EqualTo("2026-02-28"));
        Assert.That(wrong.Corrected!.Reason, Is.EqualTo("The midwife's notes say so"));
        Assert.That((await at.State(unborn)).Snapshot.Facts.Field("date_of_birth"), Is.EqualTo(Value.Of(Born.PlusDays(-1))));
    }

    [Test]
    public async Task A_date_of_birth_corrected_in_the_case_corrects_the_file()
    {
        await Record();

        var outcome = await at.Work.Give(at.Who("rhodri"), unborn, new CaseInput.CorrectField("date_of_birth", Value.Of(Born.PlusDays(-2)), "Typed wrongly") { Actor = Actor.System }, Guid.NewGuid().ToString(), await OnScreen(), default);

        Assert.That(outcome, Is.InstanceOf<WorkOutcome.Done>(), Words(outcome));
        Assert.That(Part(await File(), FactKinds.Born, "on"), Is.EqualTo("2026-02-27"));
    }

    [Test]
    public async Task A_date_of_birth_put_on_file_by_hand_is_the_birth_in_the_case_so_that_its_visits_begin()
    {
        await ByHand(FactKinds.Born, FactValue.Of(("on", LocalDatePattern.Iso.Format(Born))));

        var state = await at.State(unborn);

        Assert.That((state.Snapshot.Facts.Field("born"), state.Snapshot.Facts.Field("date_of_birth")), Is.EqualTo((Value.True, Value.Of(Born))));
        Assert.That(state.Snapshot.Facts.Records("birth").Select(record => record.On.Date), Is.EqualTo(new[] { Born }));
    }

    [Test]
    public async Task A_name_changed_by_hand_since_is_not_undone_by_a_correction_of_the_date()
    {
        await Record(("given_name", Value.Of("Ffion")));
        await ByHand(FactKinds.Name, FactValue.Of(("given", "Ffion Haf"), ("family", "Quillon")));

        await Correct("birth-1", Born.PlusDays(-1), []);

        Assert.That((await File()).Child.Name, Is.EqualTo("Ffion Haf Quillon"));
    }

    [Test]
    public async Task Of_a_word_by_hand_and_a_word_in_the_case_about_one_thing_the_newer_counts_and_the_older_stays_on_file()
    {
        await Record(("given_name", Value.Of("Ffion")));
        await ByHand(FactKinds.Name, FactValue.Of(("given", "Fiona"), ("family", "Quillon")));

        await Correct("birth-1", null, [KeyValuePair.Create("given_name", Value.Of("Ffion Haf"))]);

        var names = (await File()).Facts.Where(fact => fact.Kind == FactKinds.Name).Select(fact => ((FactValue.Said)fact.Value)["given"]);
        Assert.That((await File()).Child.Name, Is.EqualTo("Ffion Haf Quillon"));
        Assert.That(names, Is.EquivalentTo(new[] { "Unborn", "Ffion", "Fiona", "Ffion Haf" }));
    }

    [Test]
    public async Task Under_two_records_the_one_that_counts_is_told_and_the_other_case_counts_from_it()
    {
        var other = await TwoRecords.Child(at, "Unborn", "Quillan", null, Expected);
        var second = await Opened(other);
        var id = Guid.NewGuid();
        await at.Get<MergingChildren>().Propose(at.Who("rhodri"), id, other, child, TwoRecords.Why, default);
        Assert.That(await at.Get<MergingChildren>().Take(at.Who("gwenllian"), id, MergeStep.Confirm, "", default), Is.EqualTo(MergeOutcome.Done));

        await Record();

        Assert.That(Part(await File(), FactKinds.Born, "on"), Is.EqualTo("2026-03-01"));
        Assert.That((await File()).Child.Id, Is.EqualTo(PersonId.Of(other)));
        Assert.That((await at.State(second)).Snapshot.Facts.Field("born"), Is.EqualTo(Value.True));
    }

    [Test]
    public async Task A_case_that_nobody_told_because_the_node_died_is_told_by_the_next_run_and_then_never_again()
    {
        await Record();
        var open = (await File()).Now(SubjectId.Of(child), FactKinds.Born)!;
        var corrected = FactSteps.Correction(new FactId(Guid.NewGuid()), open, FactValue.Of(("on", LocalDatePattern.Iso.Format(Born.PlusDays(-3)))), open.From, open.To, "As the hospital writes");
        var changes = new FileChanges(at.Authority, new Signature(at.Who("anwen").Id, at.Clock.GetCurrentInstant())) { Facts = [.. corrected] };
        Assert.That(await at.Get<IPeople>().Write(changes, default), Is.EqualTo(FileOutcome.Written));

        var told = (await at.Get<ToldOfBirth>().TellAll(default), await at.Get<ToldOfBirth>().TellAll(default));

        Assert.That(told, Is.EqualTo((1, 0)));
        Assert.That((await at.State(unborn)).Snapshot.Facts.Field("date_of_birth"), Is.EqualTo(Value.Of(Born.PlusDays(-3))));
    }

    private Task<PeopleFile> File() => File(child);

    private async Task<PeopleFile> File(ChildId whose) => (await at.Get<IPeople>().Around(at.Authority, whose, default))!;

    private static string? Part(PeopleFile file, FactKind kind, string part) => (file.Now(SubjectId.Of(file.Child.Id), kind)?.Value as FactValue.Said)?[part];

    private async Task<CaseId> Opened(ChildId whose)
    {
        var answers = at.OpeningAnswers();
        var values = answers.Values.Remove("date_of_birth").SetItem("expected_date_of_birth", Value.Of(Expected));
        var opening = new OpenCase(new CaseId(Guid.NewGuid()), whose, WorkingAuthority.North, answers with { Values = values }, null);
        var outcome = await at.Opening.Open(at.Who("anwen"), opening, default);
        Assert.That(outcome, Is.InstanceOf<WorkOutcome.Done>(), Words(outcome));
        return opening.Case;
    }

    private Task Record(params (string Name, Value Value)[] said) => Record(Guid.NewGuid(), said);

    private async Task Record(Guid command, params (string Name, Value Value)[] said)
    {
        var answers = Answers.Of([.. said.Select(answer => KeyValuePair.Create(answer.Name, answer.Value))]);
        var outcome = await at.Work.Give(
            at.Who("anwen"), unborn, new CaseInput.TakeAction("record_birth", answers) { Actor = Actor.System, OccurredOn = new EventTime(Born) }, command.ToString(), null, default);
        Assert.That(outcome, Is.InstanceOf<WorkOutcome.Done>(), Words(outcome));
    }

    private async Task Correct(string record, LocalDate? on, KeyValuePair<string, Value>[] changes)
    {
        var input = new CaseInput.CorrectRecord(
            "birth", record, changes.ToImmutableSortedDictionary(StringComparer.Ordinal), "The midwife's notes say so", on is { } day ? new EventTime(day) : null) { Actor = Actor.System };
        var outcome = await at.Work.Give(at.Who("rhodri"), unborn, input, Guid.NewGuid().ToString(), await OnScreen(), default);
        Assert.That(outcome, Is.InstanceOf<WorkOutcome.Done>(), Words(outcome));
    }

    private async Task<Seen> OnScreen() => new((await at.State(unborn)).Head.Version, null);

    private async Task ByHand(FactKind kind, FactValue value)
    {
        var open = (await File()).Now(SubjectId.Of(child), kind)!;
        var outcome = await at.Get<KeepingPeople>().Keep(
            at.Who("anwen"), unborn, new PeopleEdit.News(SubjectId.Of(child), kind, Guid.Empty, null, value, null, open.Id), Guid.NewGuid(), null, default);
        Assert.That(outcome, Is.InstanceOf<WorkOutcome.Done>(), Words(outcome));
    }

    private static string Words(WorkOutcome outcome) => outcome is WorkOutcome.Refused refused ? string.Join('\n', refused.Reasons) : $"{outcome}";
}
