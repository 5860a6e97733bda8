using ChildProtection.Workflow.Cases.Access;
using ChildProtection.Workflow.Cases.Access.Restricting;
using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Cases.People.Matching;
using ChildProtection.Workflow.Cases.People.Merging;
using ChildProtection.Workflow.Cases.Reading;
using ChildProtection.Workflow.Cases.Work;

namespace ChildProtection.Workflow.Cases.Tests.People.Merging;

/// <summary>What protects one record of a child protects all of them, and nobody learns from a merge that a restricted file exists.</summary>
internal sealed class MergedRestrictedTests
{
    private TwoRecords two = null!;

    [SetUp]
    public async Task Begin() => two = await TwoRecords.Create();

    [TearDown]
    public async Task End() => await two.DisposeAsync();

    [Test]
    public async Task Whoever_is_not_named_for_the_restricted_record_sees_none_of_the_child_in_case_list_count_and_search()
    {
        await two.Restrict("gwenllian", two.Second.Child, two.Reads("iolo"), two.Reads("nerys"));
        var before = await Sees("rhodri");

        await two.Merge(two.First.Child, two.Second.Child, "gwenllian", "iolo");

        Assert.That(before, Is.EqualTo((true, 1, true, true)));
        Assert.That(await Sees("rhodri"), Is.EqualTo((false, 0, false, false)), "the file of the other team's child was never there");
        Assert.That((await two.At.Get<CaseReading>().Glance(two.Who("nerys"), two.First.Case, default))?.Ground, Is.EqualTo(CaseGround.Named));
    }

    [Test]
    public async Task Undone_each_keeps_its_own()
    {
        await two.Restrict("gwenllian", two.Second.Child, two.Reads("iolo"));
        var id = await two.Merge(two.First.Child, two.Second.Child, "gwenllian", "iolo");

        await two.Take("gwenllian", id, MergeStep.AskToUndo);
        await two.Take("iolo", id, MergeStep.Undo);

        Assert.That(await Sees("rhodri"), Is.EqualTo((true, 1, true, true)));
        Assert.That(await two.At.Get<CaseReading>().Glance(two.Who("nerys"), two.Second.Case, default), Is.Null);
    }

    [Test]
    public async Task Where_both_are_restricted_only_whoever_is_named_for_both_reads_either()
    {
        await two.Restrict("gwenllian", two.First.Child, two.Reads("iolo"), two.Reads("rhodri"));
        await two.Restrict("gwenllian", two.Second.Child, two.Reads("iolo"), two.Reads("nerys"));

        await two.Merge(two.First.Child, two.Second.Child, "gwenllian", "iolo");

        var seen = new List<string>();
        foreach (var who in new[] { "rhodri", "nerys", "gwenllian", "iolo" })
        {
            if (await two.At.Get<CaseReading>().Glance(two.Who(who), two.First.Case, default) is not null)
            {
                seen.Add(who);
            }
        }
        Assert.That(seen, Is.EqualTo(new[] { "gwenllian", "iolo" }));
    }

    [Test]
    public async Task Whoever_is_kept_out_of_one_is_kept_out_of_all_in_an_emergency_too_and_those_who_answer_are_told()
    {
        await two.Restrict("gwenllian", two.Second.Child, two.Reads("iolo"), two.KeptOut("emyr"));
        await two.Merge(two.First.Child, two.Second.Child, "gwenllian", "iolo");

        var kept = await two.At.Get<EmergencyOpening>().Open(two.Who("emyr"), two.First.Case, "A neighbour rang about noise.", default);
        var let = await two.At.Get<EmergencyOpening>().Open(two.Who("farah"), two.First.Case, "The police are at the door.", default);

        Assert.That((kept, let), Is.EqualTo((EmergencyOutcome.NotFound, EmergencyOutcome.Opened)));
        Assert.That(
            (await two.At.Get<IRestrictions>().Notices(two.At.Authority, [two.Second.Child], default)).Select(notice => (notice.Kind, notice.By.By)),
            Is.SupersetOf(new[] { (RestrictedNoticeKind.RefusedInEmergency, two.Who("emyr").Id), (RestrictedNoticeKind.OpenedInEmergency, two.Who("farah").Id) }));
    }

    [Test]
    public async Task Whoever_a_record_is_hidden_from_learns_nothing_of_it_by_saying_that_it_is_the_same()
    {
        await two.Restrict("gwenllian", two.Second.Child, two.Reads("iolo"), two.Reads("nerys"));

        var hidden = await two.Propose("rhodri", two.First.Child, two.Second.Child);
        var absent = await two.Propose("rhodri", two.First.Child, new ChildId(Guid.NewGuid()));

        Assert.That(hidden, Is.EqualTo(absent).And.EqualTo(MergeOutcome.NotAChild));
    }

    [Test]
    public async Task What_waits_about_a_restricted_record_is_there_for_those_alone_who_are_named()
    {
        await two.Restrict("gwenllian", two.Second.Child, two.Reads("iolo"));
        var id = Guid.NewGuid();
        await two.Propose("gwenllian", two.First.Child, two.Second.Child, command: id);

        Assert.That(await two.Merging.Waiting(two.Who("rhodri"), default), Is.Empty);
        Assert.That(await two.Merging.Find(two.Who("rhodri"), id, default), Is.Null);
        Assert.That(await two.Take("rhodri", id, MergeStep.Confirm), Is.EqualTo(MergeOutcome.NotFound));
        Assert.That(await two.Merging.Waiting(two.Who("iolo"), default), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task What_the_case_asks_of_nobody_who_is_named_stands_on_the_list_of_those_who_answer_for_the_restriction()
    {
        await two.Restrict("gwenllian", two.Second.Child, two.Reads("iolo"));

        await two.Merge(two.First.Child, two.Second.Child, "gwenllian", "iolo");

        var asked = (await two.At.Get<CaseReading>().MyWork(two.Who("gwenllian"), default))!.Where(item => item.Line.Case == two.First.Case).Select(item => item.Line.Row.Name);
        Assert.That(asked, Does.Contain("decide_referral"), "the manager of the North team sees the child no more");
    }

    [Test]
    public async Task By_either_name_it_is_nobody_for_whoever_is_not_named_and_those_who_answer_are_told()
    {
        await two.Restrict("gwenllian", two.Second.Child, two.Reads("iolo"));
        await two.Merge(two.First.Child, two.Second.Child, "gwenllian", "iolo");

        var shown = await two.At.Get<Duplicates>().Of(
            two.Who("anwen"), new PersonSketch([new PersonSketch.Called("Rhys", "Inkwell")], TwoRecords.FirstBorn, null, null), default);
        var opened = await two.At.Opening.Open(two.Who("anwen"), two.First with { Case = new CaseId(Guid.NewGuid()) }, default);

        Assert.That(shown, Is.Empty);
        Assert.That((opened as WorkOutcome.Refused)?.Reasons.Select(reason => reason.Code), Is.EqualTo(new[] { WorkCodes.NoSuchChild }));
        Assert.That(
            (await two.At.Get<IRestrictions>().Notices(two.At.Authority, [two.Second.Child], default)).Select(notice => notice.Kind), Does.Contain(RestrictedNoticeKind.PossibleDuplicate));
    }

    [Test]
    public async Task Restricted_after_it_was_merged_the_child_is_restricted_by_every_record()
    {
        await two.Merge();

        await two.Restrict("gwenllian", two.First.Child, two.Reads("iolo"));

        Assert.That(await two.At.Get<CaseReading>().Glance(two.Who("nerys"), two.Second.Case, default), Is.Null);
        Assert.That(await two.At.Get<CaseReading>().Glance(two.Who("gwenllian"), two.Second.Case, default), Is.Not.Null);
    }

    private async Task<(bool Sees, int Listed, bool InTeam, bool Found)> Sees(string who) => (
        await two.At.Get<CaseReading>().Case(two.Who(who), two.First.Case, default) is not null,
        (await two.At.Get<CaseReading>().Cases(two.Who(who), null, default))!.Count,
        (await two.At.Get<CaseReading>().TeamWork(two.Who(who), default))!.Any(item => item.Line.Case == two.First.Case),
        (await two.At.Get<Searching>().For(two.Who(who), new PersonQuestion("Rhys Inkwell", null, null), default))!.People.Count == 1);
}
