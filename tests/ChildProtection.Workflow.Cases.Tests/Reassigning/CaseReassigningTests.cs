using ChildProtection.Workflow.Cases.Absences;
using ChildProtection.Workflow.Cases.Access.Restricting;
using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Cases.Reassigning;
using ChildProtection.Workflow.Cases.Tests.Work;
using ChildProtection.Workflow.Cases.Work;
using ChildProtection.Workflow.Engine.Execution;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ChildProtection.Workflow.Cases.Tests.Reassigning;

/// <summary>Several children are given to somebody else at once, for one reason, by nobody who may not and to nobody who cannot; and taken back.</summary>
internal sealed class CaseReassigningTests
{
    private const string Lead = "lead_social_worker";

    private WorkingAuthority _authority = null!;

    [SetUp]
    public async Task Begin() => _authority = await WorkingAuthority.Create();

    [TearDown]
    public async Task End() => await _authority.DisposeAsync();

    [Test]
    public async Task What_is_given_is_theirs_and_what_is_left_out_stays()
    {
        var (given, left) = (await LedBy("anwen"), await LedBy("anwen"));

        var outcome = await Give("rhodri", Guid.NewGuid(), "anwen", "leila", given);

        Assert.That(outcome!.Each.Select(each => each.Outcome), Is.All.InstanceOf<WorkOutcome.Done>());
        Assert.That((await Holder(given), await Holder(left)), Is.EqualTo((Id("leila"), Id("anwen"))));
    }

    [Test]
    public async Task The_same_form_sent_twice_gives_once()
    {
        var (caseId, form) = (await LedBy("anwen"), Guid.NewGuid());
        await Give("rhodri", form, "anwen", "leila", caseId);
        var version = (await _authority.Head(caseId)).Version;

        await Give("rhodri", form, "anwen", "leila", caseId);

        Assert.That((await _authority.Head(caseId)).Version, Is.EqualTo(version));
    }

    [Test]
    public async Task Taking_back_gives_back_what_is_still_held_and_leaves_what_was_given_on()
    {
        var (first, second, form) = (await LedBy("anwen"), await LedBy("anwen"), Guid.NewGuid());
        await Give("rhodri", form, "anwen", "leila", first, second);
        await _authority.Work.Give(_authority.Who("rhodri"), second, new CaseInput.AssignRole(Lead, Id("dafydd")) { Actor = Actor.System }, Guid.NewGuid().ToString(), null, default);

        var undone = await Reassigning.Undo(_authority.Who("rhodri"), form, default);
        var again = await Reassigning.Undo(_authority.Who("rhodri"), form, default);

        Assert.That((undone!.Each.Count, again), Is.EqualTo((1, (ReassignmentOutcome?)null)));
        Assert.That((await Holder(first), await Holder(second)), Is.EqualTo((Id("anwen"), Id("dafydd"))));
    }

    [Test]
    public async Task Nobody_gives_away_who_may_not_or_what_they_do_not_see()
    {
        var caseId = await LedBy("anwen");

        Assert.That(await Give("dafydd", Guid.NewGuid(), "anwen", "leila", caseId), Is.Null, "a worker");
        Assert.That(await Give("nerys", Guid.NewGuid(), "anwen", "leila", caseId), Is.Null, "the manager of another team");
        Assert.That(await Holder(caseId), Is.EqualTo(Id("anwen")));
    }

    [Test]
    public async Task Whoever_is_away_has_no_right_or_for_whom_the_file_is_not_there_cannot_take_it_and_it_is_said_why()
    {
        var (caseId, hidden) = (await LedBy("anwen"), await LedBy("anwen"));
        var today = new LocalDate(2026, 3, 2);
        await _authority.Get<KeepingAbsences>().Record(_authority.Who("dafydd"), new AbsenceId(Guid.NewGuid()), _authority.Who("dafydd").Id, today, today, null, default);
        await _authority.Get<FileRestricting>().Set(
            _authority.Who("gwenllian"), (await _authority.Head(hidden)).Child, RestrictionGround.ThreatToLife, "A witness's family: nobody may know.", today.PlusMonths(1),
            [new RestrictedReader(_authority.Who("iolo").Id, ReaderStanding.Reads), new RestrictedReader(_authority.Who("rhodri").Id, ReaderStanding.Reads)], default);

        Assert.That(await Why(caseId, "dafydd"), Is.EqualTo(CannotTake.Away));
        Assert.That(await Why(caseId, "mei"), Is.EqualTo(CannotTake.NoRight));
        Assert.That(await Why(caseId, "leila"), Is.Null);
        Assert.That(await Why(hidden, "leila"), Is.EqualTo(CannotTake.Restricted));
        Assert.That(await Give("rhodri", Guid.NewGuid(), "anwen", "leila", hidden), Is.Null);
    }

    [Test]
    public async Task Whoever_chairs_cannot_lead()
    {
        await using (var database = await _authority.Database())
        {
            (await database.Users.SingleAsync(row => row.SignInName == "leila")).Roles = """["social_worker","conference_chair"]""";
            await database.SaveChangesAsync();
        }
        var caseId = await LedBy("anwen");
        await _authority.Work.Give(_authority.Who("rhodri"), caseId, new CaseInput.AssignRole("conference_chair", Id("leila")) { Actor = Actor.System }, Guid.NewGuid().ToString(), null, default);

        Assert.That(await Why(caseId, "leila"), Is.EqualTo(CannotTake.Conflict));
    }

    [TestCase("")]
    [TestCase("why")]
    public async Task Without_a_reason_nothing_is_given(string reason)
    {
        var caseId = await LedBy("anwen");

        Assert.That(await Reassigning.Give(_authority.Who("rhodri"), Guid.NewGuid(), _authority.Who("anwen").Id, _authority.Who("leila").Id, [new ReassignedRole(caseId, Lead)], reason, default), Is.Null);
    }

    private CaseReassigning Reassigning => _authority.Get<CaseReassigning>();

    private string Id(string who) => _authority.Who(who).Id.ToString();

    private async Task<string?> Holder(CaseId caseId) => (await _authority.State(caseId)).Snapshot.Holders.GetValueOrDefault(Lead);

    private async Task<CannotTake?> Why(CaseId caseId, string who) =>
        (await Reassigning.HeldBy(_authority.Who("rhodri"), _authority.Who("anwen").Id, _authority.Who(who).Id, default))!.Single(line => line.Role == new ReassignedRole(caseId, Lead)).Cannot;

    private Task<ReassignmentOutcome?> Give(string by, Guid form, string from, string to, params CaseId[] cases) => Reassigning.Give(
        _authority.Who(by), form, _authority.Who(from).Id, _authority.Who(to).Id, [.. cases.Select(one => new ReassignedRole(one, Lead))], "Her load is too heavy", default);

    private async Task<CaseId> LedBy(string worker)
    {
        var caseId = await _authority.Opened();
        await _authority.Work.Give(
            _authority.Who("rhodri"), caseId, WorkingAuthority.ReferralDecided(_authority.Who(worker).Id.ToString()), Guid.NewGuid().ToString(), null, default);
        _authority.Clock.Now += Duration.FromMinutes(1);
        return caseId;
    }
}
