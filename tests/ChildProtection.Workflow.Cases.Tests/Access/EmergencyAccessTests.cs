using ChildProtection.Workflow.Cases.Access;
using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Cases.Reading;
using ChildProtection.Workflow.Cases.Staff;
using ChildProtection.Workflow.Cases.Tests.Work;
using NodaTime;

namespace ChildProtection.Workflow.Cases.Tests.Access;

/// <summary>Who looks is entered in the log, and whoever stands outside gives a reason first.</summary>
internal sealed class EmergencyAccessTests
{
    private const string Reason = "Mother rang the night line from a refuge; her worker cannot be reached.";

    private WorkingAuthority _authority = null!;
    private CaseId _case;

    [SetUp]
    public async Task Begin()
    {
        _authority = await WorkingAuthority.Create();
        _case = await _authority.Opened();
    }

    [TearDown]
    public async Task End() => await _authority.DisposeAsync();

    [Test]
    public async Task Whoever_stands_outside_sees_the_case_with_a_reason_and_not_without()
    {
        var outside = Outside();
        var before = await Look(outside);

        var outcome = await Open(outside, Reason);

        Assert.That((before, outcome), Is.EqualTo(((CaseView?)null, EmergencyOutcome.Opened)));
        Assert.That(await Look(outside), Is.Not.Null);
    }

    [Test]
    public async Task The_case_closes_to_them_again_when_the_time_is_over()
    {
        var outside = Outside();
        await Open(outside, Reason);
        _authority.Clock.Now += EmergencyAccess.Lasts - Duration.FromMinutes(1);
        var lastMinute = await Look(outside);

        _authority.Clock.Now += Duration.FromMinutes(1);

        Assert.That(lastMinute, Is.Not.Null);
        Assert.That(await Look(outside), Is.Null);
    }

    [TestCase("")]
    [TestCase("urgent")]
    public async Task A_reason_that_says_nothing_opens_nothing(string reason)
    {
        Assert.That(await Open(Outside(), reason), Is.EqualTo(EmergencyOutcome.ReasonNeeded));
        Assert.That(await Look(Outside()), Is.Null);
    }

    [Test]
    public async Task It_opens_the_case_to_nobody_else()
    {
        await Open(Outside(), Reason);

        Assert.That(await Look(_authority.Who("tomasz")), Is.Null);
    }

    [TestCase("mei")]
    [TestCase("hedd")]
    [TestCase("ffion")]
    public async Task A_role_that_is_not_given_it_opens_nothing(string who) =>
        Assert.That(await Open(_authority.Who(who), Reason), Is.EqualTo(EmergencyOutcome.NotAllowed));

    [Test]
    public async Task Whoever_may_see_the_case_needs_none() =>
        Assert.That(await Open(_authority.Who("rhodri"), Reason), Is.EqualTo(EmergencyOutcome.OpenAlready));

    [Test]
    public async Task A_case_of_another_authority_is_not_there()
    {
        var elsewhere = Outside() with { Authority = new AuthorityId(99) };

        Assert.That(await Open(elsewhere, Reason), Is.EqualTo(EmergencyOutcome.NotFound));
    }

    [Test]
    public async Task Who_asked_why_and_until_when_is_kept()
    {
        var outside = Outside();
        await Open(outside, Reason);

        var kept = (await _authority.Get<IEmergencyAccesses>().Since(_authority.Authority, _authority.Clock.Now - Duration.FromHours(1), default)).Single();

        Assert.That((kept.Case, kept.User, kept.Reason, kept.Until - kept.At), Is.EqualTo((_case, outside.Id, Reason, EmergencyAccess.Lasts)));
    }

    [Test]
    public async Task Those_who_answer_for_the_case_are_told_and_asked_to_review_it()
    {
        await Open(Outside(), Reason);

        var asked = (await Look(_authority.Who("rhodri")))!.Derivation.Tasks.Select(task => task.Name);

        Assert.That(asked, Does.Contain("learn_of_emergency_access").And.Contain("review_emergency_access"));
    }

    [Test]
    public async Task A_person_a_case_and_an_hour_make_one_entry_of_the_log()
    {
        var worker = _authority.Who("rhodri");
        await Look(worker);
        await Look(worker);
        await _authority.Get<CaseReading>().Case(worker, _case, CasePart.Form, default);
        _authority.Clock.Now += Duration.FromHours(1);
        await Look(worker);

        var entries = (await Looks()).Where(look => look.User == worker.Id).ToList();

        Assert.That(entries.Select(entry => entry.Parts), Is.EqualTo(new[] { CasePart.File, CasePart.File | CasePart.Form }), "the newest first");
        Assert.That(entries.Select(entry => entry.Ground), Has.All.EqualTo(CaseGround.Team));
    }

    [Test]
    public async Task The_log_says_on_what_ground_somebody_looked()
    {
        await Open(Outside(), Reason);
        await Look(Outside());

        Assert.That((await Looks()).Single(look => look.User == Outside().Id).Ground, Is.EqualTo(CaseGround.Emergency));
    }

    [Test]
    public async Task Whoever_was_not_let_in_is_not_said_to_have_looked()
    {
        await Look(Outside());

        Assert.That((await Looks()).Select(look => look.User), Has.None.EqualTo(Outside().Id));
    }

    private StaffMember Outside() => _authority.Who("seren");

    private Task<EmergencyOutcome> Open(StaffMember who, string reason) => _authority.Get<EmergencyOpening>().Open(who, _case, reason, default);

    private Task<CaseView?> Look(StaffMember who) => _authority.Get<CaseReading>().Case(who, _case, default);

    private Task<IReadOnlyList<CaseLook>> Looks() => _authority.Get<IAccessLog>().Of(_authority.Authority, _case, default);
}
