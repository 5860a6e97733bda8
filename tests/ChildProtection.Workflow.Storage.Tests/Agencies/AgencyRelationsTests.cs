using ChildProtection.Workflow.Cases.Administration;
using ChildProtection.Workflow.Cases.Agencies;
using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Cases.Runtime;
using ChildProtection.Workflow.Storage.Administration;
using ChildProtection.Workflow.Storage.Agencies;
using ChildProtection.Workflow.Storage.Registration;
using ChildProtection.Workflow.Storage.Schema;
using ChildProtection.Workflow.Storage.Tests.Databases;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ChildProtection.Workflow.Storage.Tests.Agencies;

internal sealed class AgencyRelationsTests(DatabaseProvider provider) : OnBothDatabases(provider)
{
    private static readonly ChildId Child = SomePeople.Child(1);
    private static readonly AgencyRelation School = new(new AgencyId("school"), "education", new LocalDate(2026, 3, 2), null);

    private static readonly Signature By = new(new UserId(new Guid("00000000-0000-7000-8000-00000000000a")), Instant.FromUtc(2026, 3, 2, 9, 0));

    private AgencyRelations Relations => new(Database);

    private AdministrativeJournal Journal => new(Database);

    [SetUp]
    public async Task AddAgency()
    {
        await Database.AddChild(1, "Seren", "Coracle");
        await using var context = Database.CreateDbContext();
        context.Agencies.Add(new StoredAgency { AuthorityId = CaseSteps.Authority, AgencyId = School.Agency, Name = "School", Kind = "education", Active = true });
        await context.SaveChangesAsync();
    }

    [Test]
    public async Task A_relation_that_begins_stands_and_is_what_the_next_step_of_the_case_sees()
    {
        await Relations.Begin(CaseSteps.Authority, Child, School, By, default);
        await Store.Apply([CaseSteps.Open(CaseSteps.Case(1))], default);

        Assert.That(await Relations.Of(CaseSteps.Authority, Child, default), Is.EqualTo(new[] { School }));
        Assert.That((await Store.Load(CaseSteps.Authority, CaseSteps.Case(1), null, default))!.Relations, Is.EqualTo(new[] { School }));
    }

    [Test]
    public async Task Who_began_and_who_ended_a_relation_is_in_the_journal_of_administration()
    {
        var ended = new Signature(new UserId(new Guid("00000000-0000-7000-8000-00000000000b")), By.At + Duration.FromHours(1));
        await Relations.Begin(CaseSteps.Authority, Child, School, By, default);
        await Relations.End(CaseSteps.Authority, Child, School.Agency, School.From.PlusDays(-1), ended, default);

        var entries = await Journal.OfChild(CaseSteps.Authority, Child, default);

        Assert.That(entries.Select(entry => (entry.Signature, entry.Act, entry.Child, entry.Agency)), Is.EqualTo(new[]
        {
            (ended, AdministrativeAct.RelationEnded, (ChildId?)Child, (AgencyId?)School.Agency), (By, AdministrativeAct.RelationBegun, Child, School.Agency),
        }));
        Assert.That(entries.Select(entry => entry.Changes.Single()), Is.EqualTo(new[]
        {
            KeyValuePair.Create("to", new AdministrativeEntry.Change(null, "2026-03-01")), KeyValuePair.Create("from", new AdministrativeEntry.Change(null, "2026-03-02")),
        }));
    }

    [Test]
    public async Task What_changes_nothing_is_not_entered()
    {
        await Relations.End(CaseSteps.Authority, Child, School.Agency, School.From, By, default);
        await Relations.Begin(CaseSteps.Authority, Child, School, By, default);
        await Relations.Begin(CaseSteps.Authority, Child, School, By, default);
        await new AgencyDirectory(Database).SetActive(CaseSteps.Authority, School.Agency, active: true, By, default);

        Assert.That((await Journal.Read(CaseSteps.Authority, null, null, null, default)).Select(entry => entry.Act), Is.EqualTo(new[] { AdministrativeAct.RelationBegun }));
    }

    [Test]
    public async Task A_relation_that_cannot_be_kept_leaves_no_entry()
    {
        var unknown = School with { Agency = new AgencyId("nobody") };

        Assert.That(async () => await Relations.Begin(CaseSteps.Authority, Child, unknown, By, default), Throws.InstanceOf<DbUpdateException>());

        Assert.That(await Journal.Read(CaseSteps.Authority, null, null, null, default), Is.Empty);
    }

    [Test]
    public async Task The_journal_of_administration_is_read_by_person_and_time_and_authority()
    {
        await Relations.Begin(CaseSteps.Authority, Child, School, By, default);
        var later = By.At + Duration.FromSeconds(1);

        Assert.That(await Journal.Read(CaseSteps.Authority, By.By, By.At, later, default), Has.Count.EqualTo(1));
        Assert.That(await Journal.Read(CaseSteps.Authority, new UserId(Guid.NewGuid()), null, null, default), Is.Empty);
        Assert.That(await Journal.Read(CaseSteps.Authority, null, later, null, default), Is.Empty);
        Assert.That(await Journal.Read(CaseSteps.Authority, null, null, By.At, default), Is.Empty);
        Assert.That(await Journal.Read(new AuthorityId(CaseSteps.Authority.Value + 1), null, null, null, default), Is.Empty);
    }

    [Test]
    public async Task An_agency_made_inactive_is_seen_to_be_so_by_the_next_step_of_the_case()
    {
        await Relations.Begin(CaseSteps.Authority, Child, School, By, default);
        await Store.Apply([CaseSteps.Open(CaseSteps.Case(1))], default);

        var known = await new AgencyDirectory(Database).SetActive(CaseSteps.Authority, School.Agency, active: false, By, default);

        var inactive = new[] { School with { Active = false } };
        Assert.That(known, Is.True);
        Assert.That((await Store.Load(CaseSteps.Authority, CaseSteps.Case(1), null, default))!.Relations, Is.EqualTo(inactive));
        Assert.That(await Relations.Of(CaseSteps.Authority, Child, default), Is.EqualTo(inactive));
    }

    [Test]
    public async Task A_relation_ended_and_begun_again_on_one_day_stands()
    {
        await Relations.Begin(CaseSteps.Authority, Child, School, By, default);
        await Relations.End(CaseSteps.Authority, Child, School.Agency, School.From.PlusDays(-1), By, default);

        await Relations.Begin(CaseSteps.Authority, Child, School, By, default);

        Assert.That(await Relations.Of(CaseSteps.Authority, Child, default), Is.EqualTo(new[] { School }));
    }

    [Test]
    public async Task A_relation_that_stands_already_does_not_begin_again()
    {
        await Relations.Begin(CaseSteps.Authority, Child, School, By, default);

        await Relations.Begin(CaseSteps.Authority, Child, School with { From = School.From.PlusDays(1) }, By, default);

        Assert.That(await Relations.Of(CaseSteps.Authority, Child, default), Is.EqualTo(new[] { School }));
    }

    [Test]
    public async Task A_relation_that_ended_keeps_its_days_and_can_begin_anew()
    {
        var (last, again) = (School.From.PlusDays(30), School with { From = School.From.PlusDays(60) });
        await Relations.Begin(CaseSteps.Authority, Child, School, By, default);
        await Relations.End(CaseSteps.Authority, Child, School.Agency, last, By, default);
        await Relations.End(CaseSteps.Authority, Child, School.Agency, last.PlusDays(9), By, default);

        await Relations.Begin(CaseSteps.Authority, Child, again, By, default);

        Assert.That(await Relations.Of(CaseSteps.Authority, Child, default), Is.EquivalentTo(new[] { School with { To = last }, again }));
    }

    [Test]
    public async Task A_relation_belongs_to_one_child_of_one_authority()
    {
        await Relations.Begin(CaseSteps.Authority, Child, School, By, default);

        Assert.That(await Relations.Of(CaseSteps.Authority, SomePeople.Child(2), default), Is.Empty);
        Assert.That(await Relations.Of(new AuthorityId(2), Child, default), Is.Empty);
    }
}
