using System.Collections.Immutable;
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

internal sealed class CaseWorkTests
{
    private WorkingAuthority _authority = null!;

    private CaseWork Work => _authority.Work;

    private CaseOpening Opening => _authority.Opening;

    [OneTimeSetUp]
    public async Task Begin() => _authority = await WorkingAuthority.Create();

    [OneTimeTearDown]
    public async Task End() => await _authority.DisposeAsync();

    [Test]
    public async Task A_repeated_opening_opens_the_case_once()
    {
        var referral = await _authority.Referral();
        var first = await Opening.Open(_authority.Who("anwen"), referral, default);

        var again = await Opening.Open(_authority.Who("anwen"), referral, default);

        Assert.That(first, Is.EqualTo(new WorkOutcome.Done(referral.Case, 1, ((WorkOutcome.Done)first).Entries)));
        Assert.That(again, Is.EqualTo(new WorkOutcome.Done(referral.Case, 1, [])));
        Assert.That((await _authority.Head(referral.Case)).Version, Is.EqualTo(1));
    }

    [Test]
    public async Task A_repeated_command_is_answered_with_what_it_did_although_the_case_moved_on()
    {
        var opened = await _authority.Opened();
        await Give("rhodri", opened, WorkingAuthority.ReferralDecided(IdOf("anwen")), "decided");
        await Give("rhodri", opened, new CaseInput.AssignRole("cover_worker", IdOf("dafydd")) { Actor = Actor.System });

        var again = await Give("rhodri", opened, WorkingAuthority.ReferralDecided(IdOf("anwen")), "decided");

        Assert.That(again, Is.EqualTo(new WorkOutcome.Done(opened, 2, [])));
        Assert.That((await _authority.Head(opened)).Version, Is.EqualTo(3));
    }

    [Test]
    public async Task The_same_key_from_somebody_else_is_another_command()
    {
        var opened = await _authority.Opened();
        await Give("rhodri", opened, WorkingAuthority.ReferralDecided(IdOf("anwen")), "shared");

        Assert.That(await Give("nerys", opened, WorkingAuthority.ReferralDecided(IdOf("anwen")), "shared"), Is.EqualTo(new WorkOutcome.NotFound()));
        Assert.That(CodesOf(await Give("dafydd", opened, WorkingAuthority.ReferralDecided(IdOf("anwen")), "shared")), Is.EqualTo(new[] { RefusalCodes.NotPossibleNow }));
    }

    [Test]
    public async Task The_same_key_for_another_case_or_another_answer_is_another_command()
    {
        var (one, other) = (await _authority.Opened(), await _authority.Opened());
        await Give("rhodri", one, WorkingAuthority.ReferralDecided(IdOf("anwen")), "reused");

        var elsewhere = await Give("rhodri", other, WorkingAuthority.ReferralDecided(IdOf("anwen")), "reused");
        var answered = await Give("rhodri", one, new CaseInput.AssignRole("cover_worker", IdOf("dafydd")) { Actor = Actor.System }, "reused");
        var changed = await Give("rhodri", one, new CaseInput.AssignRole("cover_worker", IdOf("leila")) { Actor = Actor.System }, "reused");

        Assert.That(new[] { elsewhere, answered, changed }, Is.All.InstanceOf<WorkOutcome.Done>());
        Assert.That(((await _authority.Head(one)).Version, (await _authority.Head(other)).Version), Is.EqualTo((4, 2)));
    }

    [Test]
    public async Task A_case_of_another_team_and_one_that_does_not_exist_are_answered_alike()
    {
        var opened = await _authority.Opened();

        Assert.That(await Give("nerys", opened, WorkingAuthority.ReferralDecided(IdOf("seren"))), Is.EqualTo(new WorkOutcome.NotFound()));
        Assert.That(await Give("nerys", new CaseId(Guid.NewGuid()), WorkingAuthority.ReferralDecided(IdOf("seren"))), Is.EqualTo(new WorkOutcome.NotFound()));
    }

    [Test]
    public async Task Nobody_opens_a_case_for_a_team_they_do_not_work_in()
    {
        var outcome = await Opening.Open(_authority.Who("anwen"), await _authority.Referral(WorkingAuthority.South), default);

        Assert.That(CodesOf(outcome), Is.EqualTo(new[] { RefusalCodes.NotYourRole }));
    }

    [Test]
    public async Task A_role_held_in_one_team_counts_for_no_case_of_another()
    {
        var opened = await _authority.Opened();
        await Give("rhodri", opened, new CaseInput.AssignRole("cover_worker", IdOf("nerys")) { Actor = Actor.System });

        var outcome = await Give("nerys", opened, WorkingAuthority.ReferralDecided(IdOf("anwen")));

        Assert.That(CodesOf(outcome), Is.EqualTo(new[] { RefusalCodes.NotYourRole }), "she manages the South team, and covers a worker of the North team");
    }

    [TestCase("hedd")]
    [TestCase("ffion")]
    public async Task Whoever_keeps_the_product_running_neither_opens_nor_works_a_case(string keeper)
    {
        var opened = await _authority.Opened();

        Assert.That(await Opening.Open(_authority.Who(keeper), await _authority.Referral(), default), Is.InstanceOf<WorkOutcome.NotAllowed>());
        Assert.That(await Give(keeper, opened, WorkingAuthority.ReferralDecided(IdOf("anwen"))), Is.InstanceOf<WorkOutcome.NotAllowed>());
    }

    [Test]
    public async Task Whoever_has_left_does_nothing()
    {
        var opened = await _authority.Opened();
        var left = _authority.Who("rhodri") with { LeftOn = new LocalDate(2026, 3, 1) };

        Assert.That(await Opening.Open(left, await _authority.Referral(), default), Is.InstanceOf<WorkOutcome.NotAllowed>());
        Assert.That(await Work.Give(left, opened, WorkingAuthority.ReferralDecided(IdOf("anwen")), "left", null, default), Is.InstanceOf<WorkOutcome.NotAllowed>());
    }

    private static IEnumerable<CaseInput> NotOfPersons()
    {
        yield return new CaseInput.Fire { Actor = Actor.Timer };
        yield return new CaseInput.CalendarChanged("2") { Actor = Actor.System };
        yield return new CaseInput.Open(Answers.None) { Actor = Actor.System };
        yield return new CaseInput.Signal("child_died", ImmutableSortedDictionary<string, Value>.Empty) { Actor = Actor.System };
    }

    [TestCaseSource(nameof(NotOfPersons))]
    public void What_time_or_the_host_tells_a_case_no_person_tells_it(CaseInput input) =>
        Assert.That(() => Give("rhodri", new CaseId(Guid.NewGuid()), input), Throws.ArgumentException);

    [Test]
    public async Task Whoever_acts_is_the_one_who_signed_in_whatever_the_input_says()
    {
        var opened = await _authority.Opened();
        var forged = WorkingAuthority.ReferralDecided(IdOf("anwen")) with { Actor = new Actor(IdOf("rhodri"), ["team_manager"]) };

        Assert.That(CodesOf(await Give("anwen", opened, forged)), Is.EqualTo(new[] { RefusalCodes.NotYourRole }));
    }

    [Test]
    public async Task A_case_is_given_to_nobody_who_does_not_work_here_in_that_role()
    {
        var opened = await _authority.Opened();
        string[] wrong = [Guid.NewGuid().ToString(), "anwen", IdOf("rhodri"), _authority.Who("anwen").Id.Value.ToString("N"), IdOf("anwen").ToUpperInvariant()];

        foreach (var worker in wrong)
        {
            Assert.That(CodesOf(await Give("rhodri", opened, WorkingAuthority.ReferralDecided(worker))), Is.EqualTo(new[] { WorkCodes.NotOnTheStaff }), worker);
        }
        Assert.That((await _authority.Head(opened)).Version, Is.EqualTo(1));
    }

    [TestCase("hedd")]
    [TestCase("ffion")]
    public async Task A_role_for_a_case_is_given_to_nobody_who_may_not_work_cases(string keeper)
    {
        var opened = await _authority.Opened();

        var outcome = await Give("rhodri", opened, new CaseInput.AssignRole("lead_social_worker", IdOf(keeper)) { Actor = Actor.System });

        Assert.That(CodesOf(outcome), Is.EqualTo(new[] { WorkCodes.NotOnTheStaff }));
    }

    [Test]
    public async Task A_correction_needs_the_version_that_was_seen()
    {
        var opened = await _authority.Opened();
        var correction = new CaseInput.CorrectField("date_of_birth", Value.Of(new LocalDate(2018, 5, 2)), "typed wrongly") { Actor = Actor.System };
        await Give("rhodri", opened, WorkingAuthority.ReferralDecided(IdOf("anwen")));

        Assert.That(await Give("anwen", opened, correction, seenVersion: null), Is.EqualTo(new WorkOutcome.Conflict(2)));
        Assert.That(await Give("anwen", opened, correction, seenVersion: 1), Is.EqualTo(new WorkOutcome.Conflict(2)));
        Assert.That(await Give("anwen", opened, correction, seenVersion: 2), Is.InstanceOf<WorkOutcome.Done>());
    }

    [Test]
    public async Task A_step_that_somebody_got_ahead_of_is_decided_afresh()
    {
        var opened = await _authority.Opened();
        var store = new OvertakenStore(_authority.Store, 1, () => Give("rhodri", opened, new CaseInput.AssignRole("cover_worker", IdOf("dafydd")) { Actor = Actor.System }));

        var outcome = await WorkOn(store).Give(_authority.Who("rhodri"), opened, WorkingAuthority.ReferralDecided(IdOf("anwen")), "overtaken", null, default);

        Assert.That(outcome, Is.InstanceOf<WorkOutcome.Done>().With.Property(nameof(WorkOutcome.Done.Version)).EqualTo(3));
    }

    [Test]
    public async Task What_is_not_possible_any_more_when_decided_afresh_is_refused()
    {
        var opened = await _authority.Opened();
        var store = new OvertakenStore(_authority.Store, 1, () => Give("rhodri", opened, WorkingAuthority.ReferralDecided(IdOf("anwen"))));

        var outcome = await WorkOn(store).Give(_authority.Who("rhodri"), opened, WorkingAuthority.ReferralDecided(IdOf("dafydd")), "twice", null, default);

        Assert.That(CodesOf(outcome), Is.EqualTo(new[] { RefusalCodes.NotPossibleNow }), "the first decision stands");
    }

    [Test]
    public async Task A_case_that_changes_again_and_again_is_given_up_with_a_code()
    {
        var opened = await _authority.Opened();
        var workers = new Queue<string>(Enumerable.Range(0, 20).Select(turn => IdOf(turn % 2 == 0 ? "dafydd" : "leila")));
        var store = new OvertakenStore(
            _authority.Store, 20, () => Give("rhodri", opened, new CaseInput.AssignRole("cover_worker", workers.Dequeue()) { Actor = Actor.System }));

        var outcome = await WorkOn(store).Give(_authority.Who("rhodri"), opened, WorkingAuthority.ReferralDecided(IdOf("anwen")), "busy", null, default);

        Assert.That(outcome, Is.InstanceOf<WorkOutcome.Faulted>().With.Property(nameof(WorkOutcome.Faulted.Code)).EqualTo(WorkCodes.TooManyConflicts));
    }

    [Test]
    public async Task A_task_that_opens_anew_is_not_done_twice_from_two_forms_opened_at_once()
    {
        var opened = await _authority.Opened();
        await Give("rhodri", opened, WorkingAuthority.ReferralDecided(IdOf("anwen")));
        await NewReferral(opened);
        var seen = new Seen(Task: await KeyOf(opened, "decide_new_referral"));
        await Work.Give(_authority.Who("rhodri"), opened, NewReferralDecided(), "first", seen, default);
        await NewReferral(opened);

        var second = await Work.Give(_authority.Who("rhodri"), opened, NewReferralDecided(), "second", seen, default);
        var knowing = await Work.Give(_authority.Who("rhodri"), opened, NewReferralDecided(), "third", new Seen(Task: await KeyOf(opened, "decide_new_referral")), default);

        Assert.That(CodesOf(second), Is.EqualTo(new[] { WorkCodes.DoneMeanwhile }));
        Assert.That(knowing, Is.InstanceOf<WorkOutcome.Done>());
    }

    private async Task NewReferral(CaseId caseId)
    {
        _authority.Clock.Now += Duration.FromMinutes(1);
        var answers = Answers.Of([KeyValuePair.Create("concern", Value.Of("Bruising"))]);
        Assert.That(await Give("anwen", caseId, new CaseInput.TakeAction("record_new_referral", answers) { Actor = Actor.System }), Is.InstanceOf<WorkOutcome.Done>());
    }

    private async Task<string> KeyOf(CaseId caseId, string task) =>
        (await _authority.Get<CaseReading>().Case(_authority.Who("rhodri"), caseId, default))!.Derivation.Task(task, null)!.Key;

    private static CaseInput.CompleteTask NewReferralDecided() =>
        new("decide_new_referral", Answers.Of([KeyValuePair.Create("decision", Value.OfCode("no_further_action"))])) { Actor = Actor.System };

    [Test]
    public async Task Where_no_definition_is_in_force_no_case_is_opened()
    {
        _authority.Clock.Now = Instant.FromUtc(2019, 12, 31, 12, 0);
        try
        {
            var outcome = await Opening.Open(_authority.Who("anwen"), await _authority.Referral(), default);

            Assert.That(outcome, Is.InstanceOf<WorkOutcome.NotAllowed>().With.Property(nameof(WorkOutcome.NotAllowed.Code)).EqualTo(WorkCodes.NothingInForce));
        }
        finally
        {
            _authority.Clock.Now = Instant.FromUtc(2026, 3, 2, 9, 0);
        }
    }

    [Test]
    public async Task An_agency_hears_of_what_its_kind_of_relation_is_told_and_of_nothing_else()
    {
        var referrer = new AgencyId("riverside");
        var referral = await _authority.Referral();
        await using var database = await _authority.Get<IDbContextFactory<WorkflowDbContext>>().CreateDbContextAsync();
        database.Agencies.Add(new StoredAgency { AuthorityId = _authority.Authority, AgencyId = referrer, Name = "Riverside", Kind = "health", Active = true });
        await database.SaveChangesAsync();
        await _authority.Get<IAgencyRelations>().Begin(
            _authority.Authority, referral.Child, new AgencyRelation(referrer, "referrer", new LocalDate(2026, 3, 2), null),
            new Signature(_authority.Who("anwen").Id, _authority.Clock.GetCurrentInstant()), default);

        await Opening.Open(_authority.Who("anwen"), referral, default);
        await Give("rhodri", referral.Case, WorkingAuthority.ReferralDecided(IdOf("anwen")));

        var sent = await database.Outbox.Where(row => row.CaseId == referral.Case).ToListAsync();
        Assert.That(sent.Select(row => (row.Recipient, row.Kind)), Is.EqualTo(new[] { ("riverside", "referral.decided") }));
        Assert.That(sent[0].EventId, Is.EqualTo(EventIds.Of(referral.Case, sent[0].Sequence)));
    }

    private CaseWork WorkOn(ICaseStore store) => new(store, new RecentCases(), _authority.Get<CaseDecider>(), _authority.Get<CaseLoading>(), _authority.Get<ICaseFiles>(), _authority.Get<BirthOnFile>(), _authority.Get<CaseDoor>(), _authority.Get<ChairIndependence>(), _authority.Clock);

    private Task<WorkOutcome> Give(string signIn, CaseId caseId, CaseInput input, string? key = null, long? seenVersion = null) =>
        Work.Give(_authority.Who(signIn), caseId, input, key ?? Guid.NewGuid().ToString(), new Seen(seenVersion), CancellationToken.None);

    private string IdOf(string signIn) => _authority.Who(signIn).Id.ToString();

    private static IEnumerable<string> CodesOf(WorkOutcome outcome) =>
        outcome is WorkOutcome.Refused refused ? refused.Reasons.Select(reason => reason.Code) : [];
}
