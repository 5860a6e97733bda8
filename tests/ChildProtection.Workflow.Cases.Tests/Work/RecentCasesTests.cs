using ChildProtection.Workflow.Cases.Access;
using ChildProtection.Workflow.Cases.Administration;
using ChildProtection.Workflow.Cases.Agencies;
using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Cases.People.Births;
using ChildProtection.Workflow.Cases.Reading;
using ChildProtection.Workflow.Cases.Runtime;
using ChildProtection.Workflow.Cases.Staff;
using ChildProtection.Workflow.Cases.Work;
using ChildProtection.Workflow.Engine.Execution;
using ChildProtection.Workflow.Engine.Expressions;
using ChildProtection.Workflow.Storage.Schema;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ChildProtection.Workflow.Cases.Tests.Work;

/// <summary>What a node remembers of a case saves it a look, and never changes an answer.</summary>
internal sealed class RecentCasesTests
{
    private WorkingAuthority _authority = null!;

    [OneTimeSetUp]
    public async Task Begin() => _authority = await WorkingAuthority.Create();

    [OneTimeTearDown]
    public async Task End() => await _authority.DisposeAsync();

    [Test]
    public async Task A_case_stepped_a_moment_ago_is_not_loaded_again()
    {
        var (node, store) = Node(new RecentCases());
        var opened = await _authority.Opened();
        await Cover(node, opened, "dafydd");
        var loads = store.Loads;

        var outcome = await Cover(node, opened, "leila");

        Assert.That(outcome, Is.InstanceOf<WorkOutcome.Done>().With.Property(nameof(WorkOutcome.Done.Version)).EqualTo(3));
        Assert.That((loads, store.Loads), Is.EqualTo((1, 1)));
    }

    [Test]
    public async Task A_case_that_somebody_looked_at_is_not_loaded_again_when_they_work_on_it()
    {
        var (node, store) = Node(_authority.Get<RecentCases>());
        var opened = await _authority.Opened();
        await _authority.Get<CaseReading>().Case(_authority.Who("rhodri"), opened, default);

        var outcome = await Cover(node, opened, "dafydd");

        Assert.That(outcome, Is.InstanceOf<WorkOutcome.Done>());
        Assert.That(store.Loads, Is.Zero);
    }

    [Test]
    public async Task What_another_node_did_meanwhile_is_seen_before_anything_is_refused()
    {
        var (here, _) = Node(new RecentCases());
        var (elsewhere, _) = Node(new RecentCases());
        var opened = await _authority.Opened();
        await Cover(here, opened, "dafydd");
        await elsewhere.Give(_authority.Who("rhodri"), opened, WorkingAuthority.ReferralDecided(IdOf("anwen")), "decided there", null, default);

        var answers = Answers.Of([KeyValuePair.Create("concern", Value.Of("Bruising"))]);
        var outcome = await here.Give(_authority.Who("anwen"), opened, new CaseInput.TakeAction("record_new_referral", answers) { Actor = Actor.System }, "next here", null, default);

        Assert.That(outcome, Is.InstanceOf<WorkOutcome.Done>().With.Property(nameof(WorkOutcome.Done.Version)).EqualTo(4), "possible only after the decision made there");
    }

    [Test]
    public async Task A_step_decided_on_what_is_not_true_any_more_is_decided_afresh()
    {
        var (here, _) = Node(new RecentCases());
        var (elsewhere, _) = Node(new RecentCases());
        var opened = await _authority.Opened();
        await Cover(here, opened, "dafydd");
        await Cover(elsewhere, opened, "leila");

        var outcome = await Cover(here, opened, "dafydd");

        Assert.That(outcome, Is.InstanceOf<WorkOutcome.Done>().With.Property(nameof(WorkOutcome.Done.Version)).EqualTo(4));
    }

    [Test]
    public async Task A_command_sent_again_is_answered_with_what_it_did()
    {
        var (node, _) = Node(new RecentCases());
        var opened = await _authority.Opened();
        await Cover(node, opened, "dafydd", "the key");
        await Cover(node, opened, "leila");

        Assert.That(await Cover(node, opened, "dafydd", "the key"), Is.EqualTo(new WorkOutcome.Done(opened, 2, [])));
    }

    [Test]
    public async Task Who_hears_of_an_event_is_asked_of_what_is_stored()
    {
        var (node, _) = Node(new RecentCases());
        var referral = await _authority.Referral();
        await _authority.Opening.Open(_authority.Who("anwen"), referral, default);
        await Cover(node, referral.Case, "dafydd");
        await using var database = await _authority.Get<IDbContextFactory<WorkflowDbContext>>().CreateDbContextAsync();
        database.Agencies.Add(new StoredAgency { AuthorityId = _authority.Authority, AgencyId = new AgencyId("harbour"), Name = "Harbour", Kind = "health", Active = true });
        await database.SaveChangesAsync();
        await _authority.Get<IAgencyRelations>().Begin(
            _authority.Authority, referral.Child, new AgencyRelation(new AgencyId("harbour"), "referrer", new LocalDate(2026, 3, 2), null),
            new Signature(_authority.Who("anwen").Id, _authority.Clock.GetCurrentInstant()), default);

        await node.Give(_authority.Who("rhodri"), referral.Case, WorkingAuthority.ReferralDecided(IdOf("anwen")), "decided", null, default);

        Assert.That(await database.Outbox.Where(row => row.CaseId == referral.Case).Select(row => row.Recipient).ToListAsync(), Is.EqualTo(new[] { "harbour" }));
    }

    [Test]
    public void No_more_cases_are_remembered_than_the_limit_and_those_in_use_longest()
    {
        var recent = new RecentCases();
        CaseHead Case(int number) => Head(number, 1);
        for (var number = 0; number < RecentCases.CasesMax; number++)
        {
            recent.Keep(Case(number));
        }
        recent.Find(Case(0).Authority, Case(0).Case);

        recent.Keep(Case(RecentCases.CasesMax));

        Assert.That(Enumerable.Range(0, RecentCases.CasesMax + 1).Where(number => recent.Find(Case(number).Authority, Case(number).Case) is null), Is.EqualTo(new[] { 1 }));
    }

    [Test]
    public void What_was_read_late_does_not_replace_what_was_written_since()
    {
        var recent = new RecentCases();
        recent.Keep(Head(1, 5));

        recent.Keep(Head(1, 4));

        Assert.That(recent.Find(Head(1, 4).Authority, Head(1, 4).Case)!.Version, Is.EqualTo(5));
    }

    private static CaseHead Head(int number, long version) => new()
    {
        Authority = new AuthorityId(1),
        Case = new CaseId(new Guid(number, 0, 0, new byte[8])),
        Child = new ChildId(Guid.Empty),
        Team = new TeamId(1),
        Version = version,
        LastSequence = version,
        LastHash = JournalHash.Start,
        DefinitionHash = "",
        MainState = "",
        Closed = false,
        OpenedAt = default,
        ChangedAt = default,
        Snapshot = default,
    };

    private (CaseWork Work, OvertakenStore Store) Node(RecentCases recent)
    {
        var store = new OvertakenStore(_authority.Store, 0, () => Task.CompletedTask);
        return (new CaseWork(store, recent, _authority.Get<CaseDecider>(), _authority.Get<CaseLoading>(), _authority.Get<ICaseFiles>(), _authority.Get<BirthOnFile>(), _authority.Get<CaseDoor>(), _authority.Get<ChairIndependence>(), _authority.Clock), store);
    }

    private Task<WorkOutcome> Cover(CaseWork node, CaseId caseId, string worker, string? key = null) =>
        node.Give(
            _authority.Who("rhodri"), caseId, new CaseInput.AssignRole("cover_worker", IdOf(worker)) { Actor = Actor.System }, key ?? Guid.NewGuid().ToString(), null, default);

    private string IdOf(string signIn) => _authority.Who(signIn).Id.ToString();
}
