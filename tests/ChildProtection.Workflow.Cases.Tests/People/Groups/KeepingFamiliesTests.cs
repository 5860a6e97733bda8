using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Cases.People;
using ChildProtection.Workflow.Cases.People.Facts;
using ChildProtection.Workflow.Cases.People.Groups;
using ChildProtection.Workflow.Cases.Reading;
using ChildProtection.Workflow.Cases.Tests.People.Merging;
using ChildProtection.Workflow.Cases.Tests.Work;
using ChildProtection.Workflow.Cases.Work;
using NodaTime;

namespace ChildProtection.Workflow.Cases.Tests.People.Groups;

/// <summary>Which children are one family group is said by hand; who may see each of them does not change by it.</summary>
[Covers("W1", "K13", "Y6")]
internal sealed class KeepingFamiliesTests
{
    private static readonly LocalDate Since = new(2026, 2, 1);

    private TwoRecords two = null!;

    /// <summary>The first child's case is the North team's; the second child, on file around the first, has a case of the South team.</summary>
    [SetUp]
    public async Task Begin()
    {
        two = await TwoRecords.Create();
        var known = new PeopleEdit.Joined(PersonId.Of(two.Second.Child), "", "", null, null, true, FactValue.Of(("kind", "sibling"), ("parental_responsibility", "no")), null, null, null);
        Assert.That(await two.At.Get<KeepingPeople>().Keep(two.Who("anwen"), two.First.Case, known, Guid.NewGuid(), null, default), Is.InstanceOf<WorkOutcome.Done>());
    }

    [TearDown]
    public async Task End() => await two.DisposeAsync();

    [Test]
    public async Task Children_who_do_not_live_together_are_one_group_from_both_cases_and_the_list_by_family_has_them_together()
    {
        Assert.That((await Group()).Others.Select(child => child.Child), Is.EqualTo(new[] { two.Second.Child }));

        Assert.That(await Say(true), Is.EqualTo(FamilyOutcome.Done));

        var work = (await two.At.Get<CaseReading>().TeamWork(two.Who("rhodri") with { Teams = [WorkingAuthority.North, WorkingAuthority.South] }, default))!;
        Assert.That((await Group()).Members.Select(child => child.Child), Is.EqualTo(new[] { two.Second.Child }));
        Assert.That((await two.At.Get<ICaseFiles>().Child(two.At.Authority, two.First.Child, default))!.Siblings.Select(sibling => sibling.OpenCase), Is.EqualTo(new[] { (CaseId?)two.Second.Case }));
        Assert.That(work.Where(line => line.Line.Case == two.First.Case || line.Line.Case == two.Second.Case).Select(line => line.Line.Family).Distinct(), Is.EqualTo(new[] { "Inkwell" }));
    }

    [Test]
    public async Task A_group_opens_no_file_to_whoever_did_not_see_it_before()
    {
        await Say(true);

        Assert.That(await two.At.Get<CaseReading>().Glance(two.Who("anwen"), two.Second.Case, default), Is.Null);
        Assert.That(await two.At.Get<CaseReading>().Glance(two.Who("seren"), two.First.Case, default), Is.Null);
    }

    [Test]
    public async Task Those_who_do_not_belong_although_they_are_around_the_child_are_not_met_together_any_more()
    {
        await Say(true);

        Assert.That(await Say(false), Is.EqualTo(FamilyOutcome.Done));

        Assert.That((await Group()).Members, Is.Empty);
        Assert.That((await Group()).Journal.Select(line => (line.Said.Belongs, line.Said.On, line.Name)), Is.EqualTo(new[] { (false, (LocalDate?)Since, "Reece Inkwel"), (true, Since, "Reece Inkwel") }));
        Assert.That((await two.At.Get<ICaseFiles>().Child(two.At.Authority, two.First.Child, default))!.Siblings, Is.Empty);
    }

    [Test]
    public async Task A_restricted_child_is_in_no_list_no_journal_and_no_choice_of_whoever_is_not_named()
    {
        await Say(true);
        await two.Restrict("gwenllian", two.Second.Child, two.Reads("iolo"), two.Reads("nerys"), two.Reads("seren"));

        var seen = await Group();
        var chosen = await two.At.Get<KeepingFamilies>().Say(two.Who("anwen"), two.First.Case, [two.Second.Child], false, Since, "I only guess that there is one", Guid.NewGuid(), default);

        Assert.That((seen.Members.Count, seen.Others.Count, seen.Journal.Count), Is.EqualTo((0, 0, 0)));
        Assert.That(chosen, Is.EqualTo(FamilyOutcome.NotFound));
    }

    [TestCase("The father says so, and the school", 3, FamilyOutcome.DayAhead)]
    [TestCase("So", 1, FamilyOutcome.ReasonNeeded)]
    public async Task What_is_not_said_rightly_changes_nothing(string reason, int month, FamilyOutcome expected)
    {
        var outcome = await two.At.Get<KeepingFamilies>().Say(two.Who("anwen"), two.First.Case, [two.Second.Child], true, new LocalDate(2026, month, 28), reason, Guid.NewGuid(), default);

        Assert.That((outcome, (await Group()).Members.Count), Is.EqualTo((expected, 0)));
    }

    [Test]
    public async Task Somebody_who_is_not_on_file_around_the_child_is_not_put_into_its_group()
    {
        var stranger = await two.Child("Idris", "Bramblewick", TwoRecords.FirstBorn);

        Assert.That(await two.At.Get<KeepingFamilies>().Say(two.Who("anwen"), two.First.Case, [stranger], true, Since, "I guess their number", Guid.NewGuid(), default), Is.EqualTo(FamilyOutcome.NotFound));
    }

    [Test]
    public async Task What_was_never_so_is_put_right_by_those_who_may_correct()
    {
        await Say(true);
        var said = (await Group()).Journal.Single().Said;

        var unreasoned = await two.At.Get<KeepingFamilies>().Correct(two.Who("rhodri"), two.First.Case, said.Id, "", default);
        var corrected = await two.At.Get<KeepingFamilies>().Correct(two.Who("rhodri"), two.First.Case, said.Id, "It was said of the wrong child", default);

        Assert.That((unreasoned, corrected), Is.EqualTo((FamilyOutcome.ReasonNeeded, FamilyOutcome.Done)));
        Assert.That((await Group()).Members, Is.Empty);
    }

    private async Task<FamilyGroupView> Group() => (await two.At.Get<KeepingFamilies>().Of(two.Who("anwen"), two.First.Case, default))!;

    private Task<FamilyOutcome> Say(bool belong) =>
        two.At.Get<KeepingFamilies>().Say(two.Who("anwen"), two.First.Case, [two.Second.Child], belong, Since, "Half-sisters; the father told us at the visit", Guid.NewGuid(), default);
}
