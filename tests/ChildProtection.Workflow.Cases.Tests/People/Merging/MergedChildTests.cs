using ChildProtection.Workflow.Cases.Access;
using ChildProtection.Workflow.Cases.Access.Restricting;
using ChildProtection.Workflow.Cases.Agencies;
using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Cases.People;
using ChildProtection.Workflow.Cases.People.Facts;
using ChildProtection.Workflow.Cases.People.Matching;
using ChildProtection.Workflow.Cases.People.Merging;
using ChildProtection.Workflow.Cases.Reading;
using ChildProtection.Workflow.Cases.RegisterEnquiries;
using ChildProtection.Workflow.Cases.Runtime;
using ChildProtection.Workflow.Cases.Tests.Work;
using ChildProtection.Workflow.Cases.Work;
using ChildProtection.Workflow.Storage.Schema;
using NodaTime;

namespace ChildProtection.Workflow.Cases.Tests.People.Merging;

/// <summary>Two records that are one child are read as one child everywhere, and as two again once that is undone.</summary>
internal sealed class MergedChildTests
{
    private TwoRecords two = null!;

    [SetUp]
    public async Task Begin() => two = await TwoRecords.Create();

    [TearDown]
    public async Task End() => await two.DisposeAsync();

    [Test]
    public async Task Both_cases_stay_open_with_their_work_and_no_journal_is_rewritten()
    {
        var (headsBefore, workBefore) = (await Heads(), await Work());

        await two.Merge();

        var headsAfter = await Heads();
        Assert.That(headsAfter.Select(head => (head.Case, head.Child, head.Closed)), Is.EquivalentTo(headsBefore.Select(head => (head.Case, head.Child, head.Closed))));
        Assert.That(await Work(), Is.EquivalentTo(workBefore));
        Assert.That(
            headsAfter.Single(head => head.Case == two.First.Case).LastHash.ToArray(), Is.EqualTo(headsBefore.Single(head => head.Case == two.First.Case).LastHash.ToArray()),
            "the kept record's case is told nothing");
    }

    [Test]
    public async Task The_record_that_counts_gives_name_and_date_of_birth_to_both_cases()
    {
        await two.Merge();

        var child = (await Files.Child(two.At.Authority, two.Second.Child, default))!;
        Assert.That((child.Name, child.BornOn), Is.EqualTo(("Rhys Inkwell", (LocalDate?)TwoRecords.FirstBorn)));
        Assert.That(await BornIn(two.Second.Case), Is.EqualTo(TwoRecords.FirstBorn));
    }

    [Test]
    public async Task Each_record_leads_to_the_cases_of_both()
    {
        await two.Merge();

        foreach (var record in new[] { two.First.Child, two.Second.Child })
        {
            Assert.That((await Files.CasesOf(two.At.Authority, record, default)).Select(head => head.Case), Is.EquivalentTo(new[] { two.First.Case, two.Second.Case }));
        }
    }

    [TestCase("Rhys Inkwell")]
    [TestCase("Reece Inkwel")]
    public async Task Search_finds_the_one_child_by_either_name_with_the_cases_that_the_searcher_sees(string name)
    {
        await two.Merge();

        var north = (await Search("rhodri", name)).People.Single();
        var both = two.Who("rhodri") with { Teams = [WorkingAuthority.North, WorkingAuthority.South] };
        var manager = (await two.At.Get<Searching>().For(both, new PersonQuestion(name, null, null), default))!.People.Single();

        Assert.That((north.Card.Id, north.Card.Name), Is.EqualTo((PersonId.Of(two.First.Child), "Rhys Inkwell")));
        Assert.That(north.Cases.Select(through => through.Case), Is.EqualTo(new[] { two.First.Case }));
        Assert.That(manager.Cases.Select(through => through.Case), Is.EquivalentTo(new[] { two.First.Case, two.Second.Case }));
    }

    [Test]
    public async Task What_is_on_file_under_either_record_is_there_from_either_case()
    {
        await two.Merge();

        var file = (await two.At.Get<IPeople>().Around(two.At.Authority, two.Second.Child, default))!;

        Assert.That(file.Child.Id, Is.EqualTo(PersonId.Of(two.First.Child)));
        Assert.That(file.Persons.Where(person => person.IsOtherRecord).Select(person => person.Id), Is.EqualTo(new[] { PersonId.Of(two.Second.Child) }));
        Assert.That((file.Now(SubjectId.Of(two.Second.Child), FactKinds.Name)!.Value as FactValue.Said)!["family"], Is.EqualTo("Inkwel"));
    }

    [Test]
    public async Task Brothers_and_sisters_of_either_record_are_those_of_the_child_and_stand_there_once()
    {
        var (group, other) = (new FamilyId(Guid.NewGuid()), new FamilyId(Guid.NewGuid()));
        var (one, twin) = (await two.Child("Idris", "Bramblewick", TwoRecords.FirstBorn, group: group), await two.Child("Idriss", "Bramblewick", TwoRecords.FirstBorn, group: other));
        var (sister, brother) = (await InGroup("Ana", group), await InGroup("Bo", other));

        await two.Merge(one, twin, "gwenllian", "iolo");

        Assert.That((await Files.Child(two.At.Authority, one, default))!.Siblings.Select(sibling => sibling.Child), Is.EquivalentTo(new[] { sister, brother }));
        Assert.That((await Files.Child(two.At.Authority, brother, default))!.Siblings.Select(sibling => sibling.Child), Is.EqualTo(new[] { one }));
    }

    [Test]
    public async Task No_second_case_is_opened_by_coming_to_the_child_through_the_other_record()
    {
        await two.Merge();

        var outcome = await two.At.Opening.Open(two.Who("anwen"), two.First with { Case = new CaseId(Guid.NewGuid()), Child = two.Second.Child }, default);

        Assert.That((outcome as WorkOutcome.Refused)?.Reasons.Select(reason => reason.Code), Is.EqualTo(new[] { WorkCodes.HasOpenCase }));
    }

    [Test]
    public async Task A_child_who_may_be_the_same_stands_there_once()
    {
        await two.Merge();

        var found = await two.At.Get<Duplicates>().Of(two.Who("anwen"), new PersonSketch([new PersonSketch.Called("Rhys", "Inkwell")], TwoRecords.FirstBorn, null, null), default);

        Assert.That(found.Select(each => each.Card.Id), Is.EqualTo(new[] { PersonId.Of(two.First.Child) }));
    }

    [TestCase("Rhys", "Inkwell", "2018-05-01")]
    [TestCase("Reece", "Inkwel", "2018-01-05")]
    public async Task Whoever_asks_the_register_by_either_name_gets_the_one_answer(string given, string family, string born)
    {
        await Enter(two.Second);
        await two.Merge();

        var found = await two.At.Get<RegisterLookup>().Find(
            two.At.Authority, new AskedChild(given, family, [], NodaTime.Text.LocalDatePattern.Iso.Parse(born).Value, null, null, []), default);

        Assert.That(found.Answer, Is.Not.EqualTo(RegisterAnswer.NotFound));
        Assert.That(found.Matches.Select(match => match.Child).Append(two.First.Child).Distinct(), Is.EqualTo(new[] { two.First.Child }));
        Assert.That(await two.At.Get<RegisterLookup>().OpenCaseOf(two.At.Authority, two.First.Child, default), Is.EqualTo((CaseId?)two.Second.Case), "the one that is on the register");
    }

    [Test]
    public async Task An_agency_that_works_with_either_record_hears_of_both_cases_and_is_ended_for_both()
    {
        var agency = new AgencyId("riverside-health");
        await using (var database = await two.At.Database())
        {
            database.Agencies.Add(new StoredAgency { AuthorityId = two.At.Authority, AgencyId = agency, Name = "Riverside Health", Kind = "health", Active = true });
            await database.SaveChangesAsync();
        }
        await two.At.Get<IAgencyRelations>().Begin(
            two.At.Authority, two.First.Child, new AgencyRelation(agency, "health", new LocalDate(2026, 3, 2), null), new(two.Who("rhodri").Id, two.At.Clock.Now), default);

        var before = (await two.At.State(two.Second.Case)).Relations.Count;
        await two.Merge();
        var merged = (await two.At.State(two.Second.Case)).Relations.Select(relation => relation.Agency).ToList();
        await two.At.Get<IAgencyRelations>().End(two.At.Authority, two.Second.Child, agency, new LocalDate(2026, 3, 3), new(two.Who("rhodri").Id, two.At.Clock.Now), default);

        Assert.That((before, merged), Is.EqualTo((0, new[] { agency })));
        Assert.That((await two.At.State(two.First.Case)).Relations.Single().To, Is.EqualTo((LocalDate?)new LocalDate(2026, 3, 3)));
    }

    [Test]
    public async Task A_look_at_one_case_stands_in_the_log_of_both()
    {
        await two.Merge();
        await two.At.Get<CaseReading>().Case(two.Who("seren"), two.Second.Case, default);

        var looks = await two.At.Get<IAccessLog>().Of(two.At.Authority, two.First.Case, default);

        Assert.That(looks.Select(look => (look.Case, look.User)), Does.Contain((two.Second.Case, two.Who("seren").Id)));
    }

    [Test]
    public async Task Whoever_opens_the_file_in_an_emergency_opens_all_that_is_open_of_the_child()
    {
        await two.Merge();

        var (outcome, _) = await two.At.Get<EmergencyOpening>().Open(two.Who("yusuf"), "Rhys", "Inkwell", TwoRecords.FirstBorn, "The police are at the door with the child.", default);

        Assert.That(outcome, Is.EqualTo(EmergencyOutcome.Opened));
        foreach (var one in new[] { two.First.Case, two.Second.Case })
        {
            Assert.That(await two.At.Get<CaseReading>().Glance(two.Who("yusuf"), one, default), Is.Not.Null);
        }
    }

    [Test]
    public async Task A_date_of_birth_corrected_afterwards_is_what_both_open_cases_count_from()
    {
        await two.Merge();
        var born = (await two.At.Get<IPeople>().Around(two.At.Authority, two.First.Child, default))!.Now(SubjectId.Of(two.First.Child), FactKinds.Born)!;

        var kept = await two.At.Get<KeepingPeople>().Keep(
            two.Who("seren"), two.Second.Case, new PeopleEdit.Correction(born.Id, FactValue.Of(("on", "2018-06-02")), null, null, "Birth certificate seen"), Guid.NewGuid(), null, default);

        Assert.That(kept, Is.InstanceOf<WorkOutcome.Done>(), $"{kept}");
        Assert.That((await BornIn(two.First.Case), await BornIn(two.Second.Case)), Is.EqualTo((new LocalDate(2018, 6, 2), new LocalDate(2018, 6, 2))));
    }

    [Test]
    public async Task Undone_both_read_exactly_as_they_did()
    {
        var before = await Everything();

        await two.Undo(await two.Merge());

        Assert.That(await Everything(), Is.EqualTo(before));
    }

    [Test]
    public async Task A_child_with_one_record_gets_a_new_case_after_it_turned_out_that_there_are_two_children()
    {
        var (one, other) = (await two.Child("Idris", "Bramblewick", TwoRecords.FirstBorn), await two.Child("Idriss", "Bramblewick", TwoRecords.FirstBorn));
        var merge = await two.Merge(one, other, "gwenllian", "iolo");
        await TwoRecords.Opened(two.At, other, WorkingAuthority.North, "anwen");
        await two.Take("gwenllian", merge, MergeStep.AskToUndo);
        await two.Take("iolo", merge, MergeStep.Undo);

        var own = await TwoRecords.Opened(two.At, other, WorkingAuthority.North, "anwen");

        Assert.That((await Files.CasesOf(two.At.Authority, other, default)).Select(head => head.Case), Is.EqualTo(new[] { own.Case }));
    }

    private ICaseFiles Files => two.At.Get<ICaseFiles>();

    private async Task<SearchAnswer> Search(string who, string name) => (await two.At.Get<Searching>().For(two.Who(who), new PersonQuestion(name, null, null), default))!;

    private async Task<LocalDate> BornIn(CaseId one) => (await two.At.State(one)).Snapshot.Facts.Field("date_of_birth").Date;

    private async Task<ChildId> InGroup(string given, FamilyId group)
    {
        var child = new ChildId(Guid.NewGuid());
        await two.At.Get<IPeople>().Write(
            OpeningFile.Of(two.At.Authority, new(two.Who("anwen").Id, two.At.Clock.Now), Guid.NewGuid(), new NewChild(child, given, "Bramblewick", new LocalDate(2015, 2, 3), null, group, group)), default);
        return child;
    }

    private async Task Enter(OpenCase one)
    {
        await using var database = await two.At.Database();
        database.RegisterEntries.Add(new StoredRegisterEntry
        {
            AuthorityId = two.At.Authority, CaseId = one.Case, EntryId = "entry-1", ChildId = one.Child, Kind = "full", FromDate = new LocalDate(2025, 11, 3), Categories = "[]",
        });
        await database.SaveChangesAsync();
    }

    /// <summary>Everything that pages show of both children.</summary>
    private async Task<string> Everything()
    {
        var parts = new List<string>();
        foreach (var one in new[] { two.First, two.Second })
        {
            var child = (await Files.Child(two.At.Authority, one.Child, default))!;
            var file = (await two.At.Get<IPeople>().Around(two.At.Authority, one.Child, default))!;
            parts.Add($"{child.Name} {child.BornOn} {child.Called} {string.Join(',', child.Siblings)} {string.Join(',', child.Records)}");
            parts.Add(string.Join(',', file.Persons.Select(person => (person.Name, person.BornOn, person.IsOtherRecord))) + string.Join(',', file.Facts.Select(fact => (fact.Id, fact.Subject, fact.IsOpen))));
            parts.Add($"{await BornIn(one.Case)}");
            parts.Add(string.Join(',', (await Files.CasesOf(two.At.Authority, one.Child, default)).Select(head => head.Case)));
        }
        foreach (var name in new[] { "Rhys Inkwell", "Reece Inkwel" })
        {
            foreach (var who in new[] { "rhodri", "nerys" })
            {
                parts.AddRange((await Search(who, name)).People.Select(person => $"{person.Card.Name}: {string.Join(',', person.Cases.Select(through => (through.Case, through.Child.Name)))}"));
            }
        }
        return string.Join('\n', parts);
    }

    private Task<IReadOnlyList<CaseHead>> Heads() => Files.Heads(two.At.Authority, [two.First.Case, two.Second.Case], default);

    private async Task<IReadOnlyList<(CaseId, string)>> Work() =>
        [.. (await Files.WorkOfTeams(two.At.Authority, [WorkingAuthority.North, WorkingAuthority.South], HiddenFiles.None, ICaseFiles.LinesMax, default)).Select(line => (line.Case, line.Row.Key))];
}
