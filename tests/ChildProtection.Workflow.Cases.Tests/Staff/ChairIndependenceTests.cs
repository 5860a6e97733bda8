using ChildProtection.Workflow.Cases.Administration;
using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Cases.People;
using ChildProtection.Workflow.Cases.Tests.Work;
using ChildProtection.Workflow.Cases.Work;
using ChildProtection.Workflow.Engine.Execution;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ChildProtection.Workflow.Cases.Tests.Staff;

/// <summary>A conference is led by somebody who has nothing to do with the family: that is looked at when a chair is named, whoever names one.</summary>
internal sealed class ChairIndependenceTests
{
    private WorkingAuthority _authority = null!;

    [SetUp]
    public async Task Begin() => _authority = await WorkingAuthority.Create();

    [TearDown]
    public async Task End() => await _authority.DisposeAsync();

    [Test]
    [Covers("C10", "O28")]
    public async Task Whoever_leads_led_or_manages_the_case_does_not_chair_and_somebody_else_does()
    {
        await MayChair("anwen", "dafydd", "rhodri");
        var one = await LedBy("anwen", await _authority.Opened());
        await Assign(one, "lead_social_worker", "dafydd");

        Assert.That(await Chaired(one, "dafydd"), Is.EqualTo(WorkCodes.ChairNotIndependent), "leads it");
        Assert.That(await Chaired(one, "anwen"), Is.EqualTo(WorkCodes.ChairNotIndependent), "led it");
        Assert.That(await Chaired(one, "rhodri"), Is.EqualTo(WorkCodes.ChairNotIndependent), "manages its team");
        Assert.That(await Chaired(one, "bronwen"), Is.Null);
    }

    [Test]
    [Covers("C10")]
    public async Task Whoever_leads_the_case_of_a_brother_does_not_chair_for_the_sister()
    {
        await MayChair("leila");
        var family = new FamilyId(Guid.NewGuid());
        var (sister, brother) = (await Child(family, null, "Mali"), await Child(family, family, "Osian"));
        var (one, other) = (await _authority.Referral() with { Child = sister }, await _authority.Referral() with { Child = brother });
        await _authority.Opening.Open(_authority.Who("anwen"), one, default);
        await _authority.Opening.Open(_authority.Who("anwen"), other, default);
        await LedBy("leila", other.Case);

        Assert.That(await Chaired(one.Case, "leila"), Is.EqualTo(WorkCodes.ChairNotIndependent));
        Assert.That(await Chaired(one.Case, "bronwen"), Is.Null);
    }

    [TestCase("conference_chair", "leila", "sanjay")]
    [TestCase("advocate", "anwen", "seirian")]
    [TestCase("lead_social_worker", "mei", "leila")]
    [TestCase("note_taker", "leila", "mei")]
    [Covers("C10", "L5.2")]
    public async Task A_role_of_a_case_is_given_only_to_somebody_whose_account_is_of_the_kind(string role, string cannot, string can)
    {
        var one = await LedBy("dafydd", await _authority.Opened());

        var (refused, given) = (await Assign(one, role, cannot), await Assign(one, role, can));

        Assert.That((refused as WorkOutcome.Refused)?.Reasons.Single().Code, Is.EqualTo(WorkCodes.NotOnTheStaff));
        Assert.That(given, Is.InstanceOf<WorkOutcome.Done>());
    }

    private async Task MayChair(params string[] people)
    {
        await using var database = await _authority.Database();
        foreach (var account in await database.Users.Where(row => people.Contains(row.SignInName)).ToListAsync())
        {
            account.Roles = account.Roles.Replace("]", ",\"conference_chair\"]", StringComparison.Ordinal);
        }
        await database.SaveChangesAsync();
    }

    private async Task<ChildId> Child(FamilyId family, FamilyId? known, string name)
    {
        var child = new ChildId(Guid.NewGuid());
        var made = new NewChild(child, name, "Coracle", new LocalDate(2018, 5, 1), null, known, family);
        await _authority.Get<IPeople>().Write(OpeningFile.Of(_authority.Authority, new Signature(_authority.Who("anwen").Id, _authority.Clock.Now), Guid.NewGuid(), made), default);
        return child;
    }

    private async Task<string?> Chaired(CaseId one, string who) => await Assign(one, "conference_chair", who) is WorkOutcome.Refused refused ? refused.Reasons.Single().Code : null;

    private Task<WorkOutcome> Assign(CaseId one, string role, string who) =>
        _authority.Work.Give(_authority.Who("rhodri"), one, new CaseInput.AssignRole(role, _authority.Who(who).Id.ToString()) { Actor = Actor.System }, Guid.NewGuid().ToString(), null, default);

    private async Task<CaseId> LedBy(string worker, CaseId one)
    {
        await _authority.Work.Give(_authority.Who("rhodri"), one, WorkingAuthority.ReferralDecided(_authority.Who(worker).Id.ToString()), Guid.NewGuid().ToString(), null, default);
        _authority.Clock.Now += Duration.FromMinutes(1);
        return one;
    }
}
