using ChildProtection.Workflow.Cases.Administration;
using ChildProtection.Workflow.Cases.Agencies;
using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Cases.People;
using ChildProtection.Workflow.Cases.People.Facts;
using ChildProtection.Workflow.Cases.Runtime;
using ChildProtection.Workflow.Storage.People;
using ChildProtection.Workflow.Storage.Registration;
using ChildProtection.Workflow.Storage.Schema;
using ChildProtection.Workflow.Storage.Tests.Databases;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ChildProtection.Workflow.Storage.Tests.People;

internal sealed class PeopleOnFileTests(DatabaseProvider provider) : OnBothDatabases(provider)
{
    private static readonly ChildId Seren = SomePeople.Child(1);
    private static readonly PersonId Carys = new(new Guid(7, 1, 0, [4, 0, 0, 0, 0, 0, 0, 4]));
    private static readonly SubjectId Home = new(new Guid(8, 1, 0, [4, 0, 0, 0, 0, 0, 0, 4]));
    private static readonly LocalDate Day = new(2026, 3, 2);
    private static readonly UserId Anwen = SomePeople.User(1);
    private static readonly UserId Dafydd = SomePeople.User(2);

    private PeopleOnFile People => new(Database);

    [Test]
    public async Task A_child_put_on_file_is_on_the_lists_with_name_and_date_of_birth()
    {
        await Write(Child());

        var file = await People.Around(CaseSteps.Authority, Seren, default);
        await using var database = Database.CreateDbContext();

        Assert.That(file!.Child, Is.EqualTo(new PersonCard(PersonId.Of(Seren), true, "Siân", "Coracle", new LocalDate(2018, 5, 1), null, null)));
        Assert.That(await database.Children.Where(row => row.ChildId == Seren).Select(row => row.GivenName).SingleAsync(), Is.EqualTo("Siân"));
    }

    [Test]
    public async Task A_changed_name_ends_the_old_one_and_is_the_one_on_the_lists()
    {
        await Write(Child());
        var before = (await File()).Now(SubjectId.Of(Seren), FactKinds.Name)!;

        await Write(Changes(FactSteps.News(NewFact(), SubjectId.Of(Seren), FactKinds.Name, Guid.Empty, null, Name("Siân", "Tern"), Day, before, Day)) with { Signature = new Signature(Dafydd, CaseSteps.Start) });

        var names = (await File()).Facts.Where(fact => fact.Kind == FactKinds.Name).ToList();
        Assert.That(names.Select(name => (((FactValue.Said)name.Value)["family"], name.To, name.Ended?.By)), Is.EquivalentTo(new[]
        {
            ("Coracle", (LocalDate?)Day.PlusDays(-1), (UserId?)Dafydd), ("Tern", null, null),
        }));
        Assert.That((await File()).Child.FamilyName, Is.EqualTo("Tern"));
    }

    [Test]
    public async Task A_correction_keeps_the_old_value_with_who_said_so_and_why()
    {
        await Write(Child());
        var wrong = (await File()).Now(SubjectId.Of(Seren), FactKinds.Born)!;

        await Write(Changes(FactSteps.Correction(NewFact(), wrong, FactValue.Of(("on", "2018-01-05")), null, null, "Day and month were exchanged")));

        var file = await File();
        var kept = file.Facts.Single(fact => fact.Id == wrong.Id);
        Assert.That((kept.Corrected!.Signature.By, kept.Corrected.Reason, kept.Value), Is.EqualTo((Anwen, "Day and month were exchanged", wrong.Value)));
        Assert.That(file.Child.BornOn, Is.EqualTo(new LocalDate(2018, 1, 5)));
    }

    [Test]
    public async Task Of_two_people_who_change_one_thing_the_second_is_told_so_and_nothing_of_theirs_is_written()
    {
        await Write(Child());
        var seen = (await File()).Now(SubjectId.Of(Seren), FactKinds.Name)!;
        await Write(Changes(FactSteps.News(NewFact(), SubjectId.Of(Seren), FactKinds.Name, Guid.Empty, null, Name("Siân", "Tern"), Day, seen, Day)));

        var second = await People.Write(
            Changes(FactSteps.News(NewFact(), SubjectId.Of(Seren), FactKinds.Name, Guid.Empty, null, Name("Siân", "Heron"), Day, seen, Day)), default);

        Assert.That(second, Is.EqualTo(FileOutcome.Conflict));
        Assert.That((await File()).Child.FamilyName, Is.EqualTo("Tern"));
    }

    [Test]
    public async Task Of_two_people_who_say_one_thing_first_the_second_is_told_so()
    {
        await Write(Child());
        await Write(Changes([Begin(SubjectId.Of(Seren), FactKinds.School, FactValue.Of(("name", "Ysgol Bae")))]));

        Assert.That(await People.Write(Changes([Begin(SubjectId.Of(Seren), FactKinds.School, FactValue.Of(("name", "Ysgol Cwm")))]), default), Is.EqualTo(FileOutcome.Conflict));
    }

    [Test]
    public async Task Everybody_of_the_household_and_everybody_related_is_around_the_child_and_nobody_of_another_authority()
    {
        await Write(Child());
        await Write(Changes(
        [
            Begin(SubjectId.Of(Carys), FactKinds.Name, Name("Carys", "Coracle")),
            Begin(SubjectId.Of(Carys), FactKinds.LivesIn, FactValue.Of(("as", "mother")), Home),
            Begin(SubjectId.Of(Seren), FactKinds.LivesIn, FactValue.Of(("as", "child")), Home),
            Begin(Home, FactKinds.Address, FactValue.Of(("lines", "1 Heol Las"))),
        ]) with { Persons = [new NewPerson(Carys, IsChild: false)] });

        var file = await File();

        Assert.That(file.Persons.Select(person => person.GivenName), Is.EqualTo(new[] { "Siân", "Carys" }));
        Assert.That(file.Households, Is.EqualTo(new[] { Home }));
        Assert.That(file.Now(Home, FactKinds.Address), Is.Not.Null);
        Assert.That(await People.Around(new AuthorityId(2), Seren, default), Is.Null);
    }

    [Test]
    public async Task A_case_its_child_and_its_agencies_are_written_together()
    {
        await AddAgency();
        var school = new AgencyRelation(new AgencyId("school"), "education", Day, null);

        var outcome = await Store.ApplyWith(CaseSteps.Open(CaseSteps.Case(1)), Child() with { Agencies = [new BegunRelation(Seren, school)] }, default);

        Assert.That(outcome, Is.InstanceOf<ApplyOutcome.Applied>());
        Assert.That((await Store.Load(CaseSteps.Authority, CaseSteps.Case(1), null, default))!.Relations, Is.EqualTo(new[] { school }));
        Assert.That((await File()).Child.Name, Is.EqualTo("Siân Coracle"));
    }

    [Test]
    public async Task A_case_that_stands_there_already_leaves_the_file_as_it_was()
    {
        await Store.Apply([CaseSteps.Open(CaseSteps.Case(1))], default);

        var outcome = await Store.ApplyWith(CaseSteps.Open(CaseSteps.Case(1)), Child(), default);

        Assert.That(outcome, Is.InstanceOf<ApplyOutcome.Conflict>());
        Assert.That(await People.Around(CaseSteps.Authority, Seren, default), Is.Null);
    }

    [Test]
    public async Task A_file_that_was_changed_meanwhile_leaves_the_case_unwritten()
    {
        await Write(Child());

        var outcome = await Store.ApplyWith(CaseSteps.Open(CaseSteps.Case(1)), Child(), default);

        Assert.That(outcome, Is.InstanceOf<ApplyOutcome.Conflict>());
        Assert.That(await Store.Load(CaseSteps.Authority, CaseSteps.Case(1), null, default), Is.Null);
    }

    [Test]
    public async Task A_file_that_cannot_be_written_leaves_the_case_unwritten()
    {
        var unknown = new BegunRelation(Seren, new AgencyRelation(new AgencyId("nobody"), "health", Day, null));

        Assert.That(async () => await Store.ApplyWith(CaseSteps.Open(CaseSteps.Case(1)), Child() with { Agencies = [unknown] }, default), Throws.InstanceOf<DbUpdateException>());

        Assert.That(await Store.Load(CaseSteps.Authority, CaseSteps.Case(1), null, default), Is.Null);
        Assert.That(await People.Around(CaseSteps.Authority, Seren, default), Is.Null);
    }

    private async Task<PeopleFile> File() => (await People.Around(CaseSteps.Authority, Seren, default))!;

    private async Task Write(FileChanges changes) => Assert.That(await People.Write(changes, default), Is.EqualTo(FileOutcome.Written));

    /// <summary>The child of the first case, by one and the same command.</summary>
    private static FileChanges Child() => OpeningFile.Of(
        CaseSteps.Authority, new Signature(Anwen, CaseSteps.Start), new Guid(9, 0, 0, [5, 0, 0, 0, 0, 0, 0, 5]),
        new NewChild(Seren, "Siân", "Coracle", new LocalDate(2018, 5, 1), null, null, new FamilyId(new Guid(1, 2, 0, [3, 0, 0, 0, 0, 0, 0, 3]))));

    private static FileChanges Changes(IReadOnlyList<FactChange> facts) => new(CaseSteps.Authority, new Signature(Anwen, CaseSteps.Start)) { Facts = facts };

    private static FactChange.Begin Begin(SubjectId subject, FactKind kind, FactValue value, SubjectId? about = null) =>
        new(NewFact(), subject, kind, kind.Several ? Guid.NewGuid() : Guid.Empty, about, value, Day, null);

    private static FactValue Name(string given, string family) => FactValue.Of(("given", given), ("family", family));

    private static FactId NewFact() => new(Guid.NewGuid());

    private async Task AddAgency()
    {
        await using var context = Database.CreateDbContext();
        context.Agencies.Add(new StoredAgency { AuthorityId = CaseSteps.Authority, AgencyId = new AgencyId("school"), Name = "School", Kind = "education", Active = true });
        await context.SaveChangesAsync();
    }
}
