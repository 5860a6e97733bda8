using ChildProtection.Workflow.Cases.Agencies;
using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Cases.Runtime;
using ChildProtection.Workflow.Storage.Agencies;
using ChildProtection.Workflow.Storage.Registration;
using ChildProtection.Workflow.Storage.Schema;
using ChildProtection.Workflow.Storage.Tests.Databases;
using NodaTime;

namespace ChildProtection.Workflow.Storage.Tests.Agencies;

internal sealed class AgencyRelationsTests(DatabaseProvider provider) : OnBothDatabases(provider)
{
    private static readonly ChildId Child = SomePeople.Child(1);
    private static readonly AgencyRelation School = new(new AgencyId("school"), "education", new LocalDate(2026, 3, 2), null);

    private AgencyRelations Relations => new(Database);

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
        await Relations.Begin(CaseSteps.Authority, Child, School, default);
        await Store.Apply([CaseSteps.Open(CaseSteps.Case(1))], default);

        Assert.That(await Relations.Of(CaseSteps.Authority, Child, default), Is.EqualTo(new[] { School }));
        Assert.That((await Store.Load(CaseSteps.Authority, CaseSteps.Case(1), null, default))!.Relations, Is.EqualTo(new[] { School }));
    }

    [Test]
    public async Task An_agency_made_inactive_is_seen_to_be_so_by_the_next_step_of_the_case()
    {
        await Relations.Begin(CaseSteps.Authority, Child, School, default);
        await Store.Apply([CaseSteps.Open(CaseSteps.Case(1))], default);

        var known = await new AgencyDirectory(Database).SetActive(CaseSteps.Authority, School.Agency, active: false, default);

        var inactive = new[] { School with { Active = false } };
        Assert.That(known, Is.True);
        Assert.That((await Store.Load(CaseSteps.Authority, CaseSteps.Case(1), null, default))!.Relations, Is.EqualTo(inactive));
        Assert.That(await Relations.Of(CaseSteps.Authority, Child, default), Is.EqualTo(inactive));
    }

    [Test]
    public async Task A_relation_ended_and_begun_again_on_one_day_stands()
    {
        await Relations.Begin(CaseSteps.Authority, Child, School, default);
        await Relations.End(CaseSteps.Authority, Child, School.Agency, School.From.PlusDays(-1), default);

        await Relations.Begin(CaseSteps.Authority, Child, School, default);

        Assert.That(await Relations.Of(CaseSteps.Authority, Child, default), Is.EqualTo(new[] { School }));
    }

    [Test]
    public async Task A_relation_that_stands_already_does_not_begin_again()
    {
        await Relations.Begin(CaseSteps.Authority, Child, School, default);

        await Relations.Begin(CaseSteps.Authority, Child, School with { From = School.From.PlusDays(1) }, default);

        Assert.That(await Relations.Of(CaseSteps.Authority, Child, default), Is.EqualTo(new[] { School }));
    }

    [Test]
    public async Task A_relation_that_ended_keeps_its_days_and_can_begin_anew()
    {
        var (last, again) = (School.From.PlusDays(30), School with { From = School.From.PlusDays(60) });
        await Relations.Begin(CaseSteps.Authority, Child, School, default);
        await Relations.End(CaseSteps.Authority, Child, School.Agency, last, default);
        await Relations.End(CaseSteps.Authority, Child, School.Agency, last.PlusDays(9), default);

        await Relations.Begin(CaseSteps.Authority, Child, again, default);

        Assert.That(await Relations.Of(CaseSteps.Authority, Child, default), Is.EquivalentTo(new[] { School with { To = last }, again }));
    }

    [Test]
    public async Task A_relation_belongs_to_one_child_of_one_authority()
    {
        await Relations.Begin(CaseSteps.Authority, Child, School, default);

        Assert.That(await Relations.Of(CaseSteps.Authority, SomePeople.Child(2), default), Is.Empty);
        Assert.That(await Relations.Of(new AuthorityId(2), Child, default), Is.Empty);
    }
}
