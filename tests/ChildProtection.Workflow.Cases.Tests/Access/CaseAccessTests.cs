using ChildProtection.Workflow.Cases.Access;
using ChildProtection.Workflow.Cases.Access.Restricting;
using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Cases.Staff;
using NodaTime;

namespace ChildProtection.Workflow.Cases.Tests.Access;

internal sealed class CaseAccessTests
{
    private static readonly AuthorityId Here = new(1);
    private static readonly TeamId North = new(1);
    private static readonly TeamId South = new(2);

    [Test]
    public void A_worker_of_the_team_sees_its_cases() =>
        Assert.That(Sees(Somebody("social_worker", North), Case()), Is.True);

    [Test]
    public void A_worker_of_another_team_does_not() =>
        Assert.That(Sees(Somebody("social_worker", South), Case()), Is.False);

    [Test]
    public void Whoever_holds_a_role_for_the_case_sees_it_from_any_team()
    {
        var chair = Somebody("conference_chair", South);

        Assert.That(Sees(chair, Case() with { Holders = new HashSet<UserId> { chair.Id } }), Is.True);
    }

    [Test]
    public void Somebody_of_the_whole_authority_sees_a_case_while_it_asks_something_of_them()
    {
        var manager = Somebody("senior_manager");

        Assert.That(Sees(manager, Case()), Is.False);
        Assert.That(Sees(manager, Case("senior_manager")), Is.True);
    }

    [Test]
    public void A_role_that_is_asked_opens_no_case_of_another_team() =>
        Assert.That(Sees(Somebody("team_manager", South), Case("team_manager")), Is.False);

    [TestCase("advocate")]
    [TestCase("conference_chair")]
    [TestCase("note_taker")]
    [TestCase("social_worker")]
    public void A_role_of_one_case_or_team_that_nobody_holds_yet_opens_the_case_to_nobody_outside(string role) =>
        Assert.That(Sees(Somebody(role), Case(role)), Is.False);

    [Test]
    public void Somebody_of_the_whole_authority_who_sits_in_a_team_is_asked_all_the_same() =>
        Assert.That(Sees(Somebody("senior_manager", South), Case("senior_manager")), Is.True);

    [Test]
    public void Nobody_sees_a_case_of_another_authority()
    {
        var elsewhere = Somebody("team_manager", North) with { Authority = new AuthorityId(2) };

        Assert.That(Sees(elsewhere, Case("team_manager") with { Holders = new HashSet<UserId> { elsewhere.Id } }), Is.False);
    }

    [Test]
    public void Whoever_has_left_sees_nothing_even_as_the_holder()
    {
        var left = Somebody("social_worker", North) with { LeftOn = new LocalDate(2026, 3, 2) };

        Assert.That(Sees(left, Case() with { Holders = new HashSet<UserId> { left.Id } }), Is.False);
    }

    [TestCase(ProductRole.Administrator)]
    [TestCase(ProductRole.Operator)]
    public void Whoever_keeps_the_product_running_sees_no_case_not_even_as_the_holder(string role)
    {
        var keeper = Somebody(role, North);

        Assert.That(Sees(keeper, Case(role) with { Holders = new HashSet<UserId> { keeper.Id } }), Is.False);
    }

    /// <summary>By the relation alone: no file is restricted, and none was opened in an emergency.</summary>
    private static bool Sees(StaffMember staff, CaseRelation relation) =>
        new CaseAdmission(staff, RestrictedStanding.None, new HashSet<CaseId>()).GroundOf(new CaseId(Guid.NewGuid()), relation) is not null;

    private static CaseRelation Case(params string[] asked) =>
        new(Here, new ChildId(Guid.NewGuid()), North, new HashSet<UserId>(), new Lazy<IReadOnlySet<string>>(() => asked.ToHashSet()), new HashSet<string> { "senior_manager" });

    private static StaffMember Somebody(string role, params TeamId[] teams) => new()
    {
        Id = new UserId(Guid.NewGuid()),
        Authority = Here,
        Name = "Somebody",
        SignInName = "somebody",
        Roles = [role],
        Teams = teams,
    };
}
