using ChildProtection.Workflow.Cases.Absences;
using ChildProtection.Workflow.Cases.Administration;
using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Cases.Staff;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;

namespace ChildProtection.Workflow.Cases.Tests.Absences;

/// <summary>Who sees to whose work, from who is away and who was named.</summary>
internal sealed class CoverPlanTests
{
    private static readonly AuthorityId Here = new(1);
    private static readonly TeamId North = new(1);
    private static readonly TeamId South = new(2);
    private static readonly LocalDate Monday = new(2026, 3, 2);

    private static readonly StaffMember Anwen = Member(1, "Anwen", ["social_worker"], North);
    private static readonly StaffMember Dafydd = Member(2, "Dafydd", ["social_worker"], North);
    private static readonly StaffMember Seren = Member(3, "Seren", ["social_worker"], South);
    private static readonly StaffMember Rhodri = Member(4, "Rhodri", ["team_manager"], North);
    private static readonly StaffMember Gwenllian = Member(5, "Gwenllian", ["senior_manager"]);
    private static readonly StaffMember Mei = Member(6, "Mei", ["business_support"]);
    private static readonly StaffMember Bronwen = Member(7, "Bronwen", ["conference_chair"]);

    private static readonly StaffMember[] Everybody = [Anwen, Dafydd, Seren, Rhodri, Gwenllian, Mei, Bronwen];

    [Test]
    public void Whoever_was_named_covers_on_each_day_of_the_absence_and_on_no_other()
    {
        var plan = Plan(Away(Anwen, 0, 4, Dafydd));

        Assert.That(plan.On(Monday.PlusDays(-1)), Is.Empty);
        Assert.That(By(plan, Monday), Is.EqualTo(new[] { "Dafydd" }));
        Assert.That(By(plan, Monday.PlusDays(4)), Is.EqualTo(new[] { "Dafydd" }));
        Assert.That(plan.On(Monday.PlusDays(5)), Is.Empty);
    }

    [Test]
    public void Where_nobody_was_named_the_managers_of_the_team_see_it()
    {
        var covering = Plan(Away(Anwen, 0, 4, null)).On(Monday).Single();

        Assert.That((covering.Standing, covering.By.Single().Name), Is.EqualTo((CoverStanding.NobodyNamed, "Rhodri")));
    }

    [Test]
    public void Where_the_manager_is_away_too_those_of_the_whole_authority_see_it()
    {
        var plan = Plan(Away(Anwen, 0, 4, null), Away(Rhodri, 0, 4, null));

        Assert.That(plan.On(Monday).Select(covering => (covering.Away.Name, covering.By.Single().Name)), Is.EquivalentTo(new[] { ("Anwen", "Gwenllian"), ("Rhodri", "Gwenllian") }));
    }

    [Test]
    public void A_cover_who_is_away_passes_it_on_to_their_own()
    {
        var plan = Plan(Away(Anwen, 0, 4, Dafydd), Away(Dafydd, 1, 2, Seren));

        Assert.That(By(plan, Monday), Is.EqualTo(new[] { "Dafydd" }));
        Assert.That(plan.On(Monday.PlusDays(1)).Select(covering => covering.By.Single().Name), Is.EqualTo(new[] { "Seren", "Seren" }));
    }

    [Test]
    public void Two_who_cover_for_each_other_and_are_both_away_are_covered_by_nobody()
    {
        var plan = Plan(Away(Anwen, 0, 4, Dafydd), Away(Dafydd, 0, 4, Anwen));

        Assert.That(plan.On(Monday).Select(covering => covering.Standing), Is.All.EqualTo(CoverStanding.CoverIsAway));
    }

    [Test]
    public void Cover_is_passed_on_a_few_times_and_no_more()
    {
        StaffMember[] many = [.. Enumerable.Range(10, CoverPlan.LinksMax + 2).Select(number => Member(number, $"Worker {number}", ["social_worker"], North)), Rhodri];
        var workers = many[..^1];
        Absence[] chain(int links) => [.. Enumerable.Range(0, links).Select(place => Away(workers[place], 0, 4, workers[place + 1]))];

        var within = new CoverPlan(chain(CoverPlan.LinksMax), many).On(Monday).First(covering => covering.Away.Id == workers[0].Id);
        var beyond = new CoverPlan(chain(CoverPlan.LinksMax + 1), many).On(Monday).First(covering => covering.Away.Id == workers[0].Id);

        Assert.That((within.Standing, within.By.Single().Id), Is.EqualTo((CoverStanding.Covered, workers[CoverPlan.LinksMax].Id)));
        Assert.That((beyond.Standing, beyond.By.Single().Name), Is.EqualTo((CoverStanding.CoverIsAway, "Rhodri")));
    }

    [Test]
    public void Whoever_has_left_covers_for_nobody()
    {
        var plan = new CoverPlan([Away(Anwen, 0, 4, Dafydd)], [Anwen, Rhodri]);

        Assert.That(plan.On(Monday).Single().Standing, Is.EqualTo(CoverStanding.CoverHasLeft));
    }

    [TestCase("Dafydd", "Anwen", true)]
    [TestCase("Seren", "Anwen", true)]
    [TestCase("Rhodri", "Anwen", true)]
    [TestCase("Gwenllian", "Rhodri", true)]
    [TestCase("Anwen", "Rhodri", false)]
    [TestCase("Mei", "Anwen", false)]
    [TestCase("Bronwen", "Anwen", false)]
    [TestCase("Anwen", "Bronwen", false)]
    [TestCase("Anwen", "Anwen", false)]
    public void Whoever_covers_holds_the_role_or_leads_it(string cover, string away, bool may) =>
        Assert.That(CoverFitness.MayCover(Who(cover), Who(away)), Is.EqualTo(may));

    [Test]
    public void The_days_without_cover_are_told_apart_by_what_is_lacking()
    {
        var absence = Away(Anwen, 0, 9, Dafydd);
        var plan = Plan(absence, Away(Dafydd, 2, 3, null));

        Assert.That(plan.Gaps(absence, Monday), Is.EqualTo(new[] { new CoverGap(Monday.PlusDays(2), Monday.PlusDays(3), CoverStanding.CoverIsAway) }));
        Assert.That(plan.Gaps(absence, Monday.PlusDays(3)).Single().From, Is.EqualTo(Monday.PlusDays(3)), "what is over is not settled any more");
    }

    [Test]
    public void Of_two_absences_of_one_person_on_one_day_the_one_recorded_last_counts()
    {
        var first = Away(Anwen, 0, 4, Dafydd);
        var second = Away(Anwen, 2, 6, Seren) with { Recorded = new Signature(Anwen.Id, first.Recorded.At + Duration.FromMinutes(1)) };

        Assert.That(By(Plan(first, second), Monday.PlusDays(3)), Is.EqualTo(new[] { "Seren" }));
        Assert.That(By(Plan(first, second), Monday), Is.EqualTo(new[] { "Dafydd" }));
    }

    [Test]
    public void Whatever_was_recorded_somebody_who_is_here_sees_to_the_work_of_everybody_who_is_away()
    {
        var absence =
            from user in Gen.Choose(0, 3)
            from first in Gen.Choose(0, 8)
            from days in Gen.Choose(0, 8)
            from cover in Gen.Choose(-1, 6)
            select Away(Everybody[user], first, first + days, cover < 0 ? null : Everybody[cover]);
        var many = from count in Gen.Choose(0, 6) from all in Gen.ListOf(absence, count) select all.ToArray();

        Prop.ForAll(many.ToArbitrary(), absences =>
        {
            var plan = new CoverPlan(absences, Everybody);
            for (var day = Monday; day <= Monday.PlusDays(17); day = day.PlusDays(1))
            {
                var away = plan.On(day);
                var gone = absences.Where(one => one.Holds(day)).Select(one => one.User).ToHashSet();
                Assert.That(away.Select(covering => covering.Away.Id), Is.EquivalentTo(gone));
                foreach (var covering in away)
                {
                    Assert.That(covering.By, Is.Not.Empty, "nobody sees it");
                    Assert.That(covering.By.Select(by => by.Id), Has.None.Matches<UserId>(gone.Contains), "whoever is away sees to nothing");
                    Assert.That(!covering.IsCovered || CoverFitness.MayCover(covering.By.Single(), covering.Away), "cover is no way round the table of rights");
                }
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(400).WithReplay(20261122, 7));
    }

    private static CoverPlan Plan(params Absence[] absences) => new(absences, Everybody);

    private static string[] By(CoverPlan plan, LocalDate day) => [.. plan.On(day).SelectMany(covering => covering.By).Select(by => by.Name)];

    private static StaffMember Who(string name) => Everybody.Single(member => member.Name == name);

    private static Absence Away(StaffMember who, int first, int last, StaffMember? cover) => new(
        new AbsenceId(Guid.NewGuid()), who.Id, Monday.PlusDays(first), Monday.PlusDays(last), cover?.Id, new Signature(who.Id, Instant.FromUtc(2026, 3, 1, 9, 0)), 1);

    private static StaffMember Member(int number, string name, string[] roles, params TeamId[] teams) => new()
    {
        Id = new UserId(new Guid(number, 0, 0, [1, 2, 3, 4, 5, 6, 7, 8])),
        Authority = Here,
        Name = name,
        SignInName = name.ToLowerInvariant(),
        Roles = roles,
        Teams = teams,
    };
}
