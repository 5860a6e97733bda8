using ChildProtection.Workflow.Cases.Access.Restricting;
using ChildProtection.Workflow.Cases.Administration;
using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Cases.Notices;
using ChildProtection.Workflow.Cases.Oversight;
using ChildProtection.Workflow.Cases.People;
using ChildProtection.Workflow.Cases.People.Merging;
using ChildProtection.Workflow.Cases.Reading;
using NodaTime;

namespace ChildProtection.Workflow.Cases.Tests.People.Merging;

/// <summary>Two people say that two records are one child, or are not.</summary>
internal sealed class MergingChildrenTests
{
    private TwoRecords two = null!;

    [SetUp]
    public async Task Begin() => two = await TwoRecords.Create();

    [TearDown]
    public async Task End() => await two.DisposeAsync();

    [Test]
    public async Task Nothing_changes_until_a_second_person_says_so_too()
    {
        var id = Guid.NewGuid();

        await two.Propose("rhodri", two.First.Child, two.Second.Child, command: id);
        var before = await Records();
        var alone = await two.Take("rhodri", id, MergeStep.Confirm);
        var after = await Records();
        await two.Take("nerys", id, MergeStep.Confirm);

        Assert.That((before, alone, after, await Records()), Is.EqualTo((1, MergeOutcome.AnotherPersonNeeded, 1, 2)));
    }

    [Test]
    public async Task Undoing_takes_two_people_and_until_then_they_are_one_child()
    {
        var id = await two.Merge();

        var asked = await two.Take("rhodri", id, MergeStep.AskToUndo);
        var alone = await two.Take("rhodri", id, MergeStep.Undo);
        var between = await Records();
        var second = await two.Take("nerys", id, MergeStep.Undo);

        Assert.That((asked, alone, between, second, await Records()), Is.EqualTo((MergeOutcome.Done, MergeOutcome.AnotherPersonNeeded, 2, MergeOutcome.Done, 1)));
    }

    [Test]
    public async Task What_was_declined_joins_nobody_and_can_be_said_anew()
    {
        var id = Guid.NewGuid();
        await two.Propose("rhodri", two.First.Child, two.Second.Child, command: id);

        var declined = await two.Take("nerys", id, MergeStep.Decline);
        var late = await two.Take("nerys", id, MergeStep.Confirm);
        var anew = await two.Propose("rhodri", two.First.Child, two.Second.Child);

        Assert.That((declined, late, anew, await Records()), Is.EqualTo((MergeOutcome.Done, MergeOutcome.Overtaken, MergeOutcome.Done, 1)));
    }

    [Test]
    public async Task They_stay_one_child_where_the_second_person_does_not_think_otherwise()
    {
        var id = await two.Merge();
        await two.Take("rhodri", id, MergeStep.AskToUndo);

        var kept = await two.Take("nerys", id, MergeStep.KeepMerged);

        Assert.That((kept, await Records(), (await two.Merging.Waiting(two.Who("nerys"), default)).Count), Is.EqualTo((MergeOutcome.Done, 2, 0)));
    }

    [TestCase("anwen", TwoRecords.Why, MergeOutcome.NotAllowed)]
    [TestCase("cledwyn", TwoRecords.Why, MergeOutcome.NotAllowed)]
    [TestCase("rhodri", "Same.", MergeOutcome.ReasonNeeded)]
    public async Task It_takes_the_right_and_a_reason(string who, string reason, MergeOutcome outcome) =>
        Assert.That(await two.Propose(who, two.First.Child, two.Second.Child, reason), Is.EqualTo(outcome));

    [Test]
    public async Task Somebody_who_is_no_child_and_somebody_who_is_not_on_file_are_no_other_record()
    {
        var mother = new PersonId(Guid.NewGuid());
        await two.At.Get<IPeople>().Write(
            new FileChanges(two.At.Authority, new Signature(two.Who("anwen").Id, two.At.Clock.Now)) { Persons = [new NewPerson(mother, false)] }, default);

        Assert.That(await two.Propose("rhodri", two.First.Child, new ChildId(mother.Value)), Is.EqualTo(MergeOutcome.NotAChild));
        Assert.That(await two.Propose("rhodri", two.First.Child, new ChildId(Guid.NewGuid())), Is.EqualTo(MergeOutcome.NotAChild));
        Assert.That(await two.Propose("rhodri", two.First.Child, two.First.Child), Is.EqualTo(MergeOutcome.NotAChild));
    }

    [Test]
    public async Task Nobodys_child_is_joined_with_another_behind_the_back_of_those_who_work_the_case()
    {
        var elsewhere = await two.Child("Rhys", "Inkwell", TwoRecords.FirstBorn);
        var here = await TwoRecords.Opened(two.At, elsewhere, Work.WorkingAuthority.North, "anwen");
        var (between, across) = (Guid.NewGuid(), Guid.NewGuid());

        var stranger = await two.Propose("nerys", two.First.Child, here.Child);
        await two.Propose("rhodri", two.First.Child, two.Second.Child, command: across);
        var other = two.At.Who("anwen") with { Roles = ["team_manager"], Teams = [Work.WorkingAuthority.North] };
        var ownTeam = await two.Merging.Take(other, across, MergeStep.Confirm, "", default);
        await two.Propose("rhodri", two.First.Child, here.Child, command: between);

        Assert.That(stranger, Is.EqualTo(MergeOutcome.NotAChild), "neither is theirs");
        Assert.That(ownTeam, Is.EqualTo(MergeOutcome.OtherTeamNeeded), "nobody of the South team has said anything");
        Assert.That(await two.Take("nerys", between, MergeStep.Confirm), Is.EqualTo(MergeOutcome.NotFound));
        Assert.That(await two.Take("gwenllian", between, MergeStep.Confirm), Is.EqualTo(MergeOutcome.Done), "answers for all teams");
    }

    [Test]
    public async Task A_chain_of_records_is_one_child_and_comes_apart_where_it_is_undone()
    {
        var third = await two.Child("Rhys", "Ink", TwoRecords.FirstBorn);
        var first = await two.Merge(two.Second.Child, two.First.Child);
        await two.Merge(third, two.First.Child, "gwenllian", "iolo");

        var all = await two.Merges.RecordsOf(two.At.Authority, two.First.Child, default);
        await two.Undo(first);

        Assert.That(all, Is.EquivalentTo(new[] { two.First.Child, two.Second.Child, third }));
        Assert.That(all[0], Is.EqualTo(third), "whichever record of a child is named, the child is meant");
        Assert.That(await two.Merges.RecordsOf(two.At.Authority, two.First.Child, default), Is.EqualTo(new[] { two.First.Child }));
        Assert.That(await two.Merges.RecordsOf(two.At.Authority, two.Second.Child, default), Is.EqualTo(new[] { third, two.Second.Child }));
    }

    [Test]
    public async Task A_circle_is_refused_also_where_two_people_draw_it_at_once()
    {
        var (forth, back) = (Guid.NewGuid(), Guid.NewGuid());
        var third = await two.Child("Rhys", "Ink", TwoRecords.FirstBorn);
        await two.Propose("gwenllian", two.First.Child, two.Second.Child, command: forth);
        var same = await two.Propose("iolo", two.Second.Child, two.First.Child);
        await two.Propose("gwenllian", two.Second.Child, third, command: back);

        var (one, other) = (await two.Take("iolo", forth, MergeStep.Confirm), await two.Take("iolo", back, MergeStep.Confirm));

        Assert.That((same, one, other), Is.EqualTo((MergeOutcome.WaitsAlready, MergeOutcome.Done, MergeOutcome.JoinedMeanwhile)));
        Assert.That(await two.Propose("gwenllian", two.Second.Child, two.First.Child), Is.EqualTo(MergeOutcome.OneAlready));
    }

    [Test]
    public async Task Of_two_people_at_once_one_decides_and_the_other_is_told_so()
    {
        var id = Guid.NewGuid();
        await two.Propose("rhodri", two.First.Child, two.Second.Child, command: id);

        var outcomes = await Task.WhenAll(
            Task.Run(() => two.Take("gwenllian", id, MergeStep.Confirm)), Task.Run(() => two.Take("iolo", id, MergeStep.Decline)));

        Assert.That(outcomes, Is.EquivalentTo(new[] { MergeOutcome.Done, MergeOutcome.Overtaken }));
    }

    [Test]
    public async Task The_same_press_of_a_button_twice_is_done_once()
    {
        var id = Guid.NewGuid();

        MergeOutcome[] outcomes =
        [
            await two.Propose("rhodri", two.First.Child, two.Second.Child, command: id), await two.Propose("rhodri", two.First.Child, two.Second.Child, command: id),
            await two.Take("nerys", id, MergeStep.Confirm), await two.Take("nerys", id, MergeStep.Confirm),
        ];

        Assert.That(outcomes, Has.All.EqualTo(MergeOutcome.Done));
        Assert.That((await Acts(two.First.Child)).Count, Is.EqualTo(2));
    }

    [Test]
    public async Task Of_an_unborn_child_and_one_who_is_born_the_birth_counts()
    {
        var unborn = await two.Child("Baby", "Inkwell", null, new LocalDate(2018, 5, 3));

        Assert.That(await two.Propose("rhodri", unborn, two.First.Child), Is.EqualTo(MergeOutcome.BirthCounts));
        Assert.That(await two.Propose("rhodri", two.First.Child, unborn), Is.EqualTo(MergeOutcome.Done));
    }

    [Test]
    public async Task Every_step_stands_in_the_journal_of_both_records_with_its_reason_and_not_before_whoever_keeps_accounts()
    {
        var id = await two.Merge();
        await two.Take("nerys", id, MergeStep.AskToUndo);
        await two.Take("rhodri", id, MergeStep.KeepMerged);
        await two.Undo(id);

        AdministrativeAct[] told =
        [
            AdministrativeAct.MergeProposed, AdministrativeAct.ChildrenMerged, AdministrativeAct.UnmergeProposed, AdministrativeAct.UnmergeDeclined,
            AdministrativeAct.UnmergeProposed, AdministrativeAct.ChildrenUnmerged,
        ];
        foreach (var record in new[] { two.First.Child, two.Second.Child })
        {
            Assert.That((await Acts(record)).Select(entry => entry.Act), Is.EquivalentTo(told));
            Assert.That((await Acts(record)).Single(entry => entry.Act == AdministrativeAct.MergeProposed).Changes["reason"].After, Is.EqualTo(TwoRecords.Why));
        }
        Assert.That(await Journal.Read(two.At.Authority, null, null, null, default), Is.Empty);
    }

    [Test]
    public async Task What_waits_stands_before_those_who_may_decide_it_and_before_nobody_else()
    {
        await two.Propose("rhodri", two.First.Child, two.Second.Child);

        var waiting = new Dictionary<string, int>();
        foreach (var who in new[] { "rhodri", "nerys", "gwenllian", "iolo", "anwen", "bronwen" })
        {
            waiting[who] = (await two.Merging.Waiting(two.Who(who), default)).Count;
        }

        Assert.That(waiting.Where(each => each.Value == 1).Select(each => each.Key), Is.EquivalentTo(new[] { "rhodri", "nerys", "gwenllian", "iolo" }));
    }

    [Test]
    public async Task What_waits_is_one_named_persons_to_decide_and_after_that_the_next_ones_up_who_are_told_once_each()
    {
        await two.Propose("rhodri", two.First.Child, two.Second.Child);

        var owners = new List<string?>();
        for (var days = 0; days <= 6; days += 2)
        {
            await two.At.Get<Noticing>().Run(default);
            await two.At.Get<Noticing>().Run(default);
            var matter = (await two.At.Get<Matters>().Of(two.At.Authority, default)).OfType<Matter.SameChild>().Single();
            owners.Add(matter.Owner?.SignInName);
            Assert.That(matter.DueAt, Is.EqualTo(matter.OpenedAt + (MergeLimits.DecidedWithin * Math.Min((days / 2) + 1, 3))));
            two.At.Clock.Now += Duration.FromDays(2);
        }
        var told = await two.At.Get<INotices>().Of(two.Who("nerys"), HiddenFiles.None, false, default);
        await two.Take("nerys", (await two.Merging.Waiting(two.Who("nerys"), default)).Single().Id, MergeStep.Confirm);

        Assert.That(owners, Is.EqualTo(new[] { "nerys", "gwenllian", "iolo", "iolo" }));
        Assert.That(told.Count(one => one.Happening.Kind == NoticeKind.SameChild), Is.EqualTo(1));
        Assert.That((await two.At.Get<Matters>().Of(two.At.Authority, default)).OfType<Matter.SameChild>(), Is.Empty);
    }

    private Storage.Administration.AdministrativeJournal Journal =>
        new(two.At.Get<Microsoft.EntityFrameworkCore.IDbContextFactory<Storage.Schema.WorkflowDbContext>>());

    private Task<IReadOnlyList<AdministrativeEntry>> Acts(ChildId record) => Journal.OfChild(two.At.Authority, record, default);

    private async Task<int> Records() => (await two.At.Get<ICaseFiles>().Child(two.At.Authority, two.Second.Child, default))!.Records.Count;
}
