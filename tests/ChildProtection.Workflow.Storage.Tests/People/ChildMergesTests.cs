using ChildProtection.Workflow.Cases.Administration;
using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Cases.People;
using ChildProtection.Workflow.Cases.People.Merging;
using ChildProtection.Workflow.Storage.Administration;
using ChildProtection.Workflow.Storage.People;
using ChildProtection.Workflow.Storage.Reading;
using ChildProtection.Workflow.Storage.Registration;
using ChildProtection.Workflow.Storage.Tests.Databases;
using NodaTime;

namespace ChildProtection.Workflow.Storage.Tests.People;

/// <summary>Which records are one child, as both databases keep it.</summary>
internal sealed class ChildMergesTests(DatabaseProvider provider) : OnBothDatabases(provider)
{
    private static readonly Instant At = Instant.FromUtc(2026, 3, 1, 9, 0);
    private static readonly ChildId[] Records = [.. Enumerable.Range(0, 5).Select(number => SomePeople.Child(number))];

    private int said;

    private ChildMerges Merges => new(Database);

    [SetUp]
    public async Task PutOnFile()
    {
        foreach (var number in Enumerable.Range(1, 4))
        {
            var child = new NewChild(Records[number], "Nia", $"Inkwell {number}", new LocalDate(2018, 5, number), null, null, new FamilyId(Guid.NewGuid()));
            Assert.That(await new PeopleOnFile(Database).Write(OpeningFile.Of(CaseSteps.Authority, new Signature(SomePeople.User(1), At), Guid.NewGuid(), child), default), Is.EqualTo(FileOutcome.Written));
        }
    }

    [Test]
    public async Task Said_by_one_person_nothing_is_one_yet_confirmed_by_a_second_it_is()
    {
        var id = await Propose(1, 2);
        var before = await Merges.RecordsOf(CaseSteps.Authority, Records[2], default);

        var confirmed = await Take(id, MergeStep.Confirm);

        Assert.That(before, Is.EqualTo(new[] { Records[2] }));
        Assert.That(confirmed, Is.EqualTo(MergeOutcome.Done));
        Assert.That(await Merges.RecordsOf(CaseSteps.Authority, Records[2], default), Is.EqualTo(new[] { Records[1], Records[2] }), "the one that counts first");
        Assert.That(await Merges.Leading(CaseSteps.Authority, Records, default), Is.EqualTo(new Dictionary<ChildId, ChildId> { [Records[2]] = Records[1] }));
        Assert.That(await Merges.RecordsOf(new AuthorityId(77), Records[2], default), Is.EqualTo(new[] { Records[2] }), "another authority knows nothing of it");
    }

    [Test]
    public async Task Lists_show_the_name_of_the_record_that_counts_and_each_record_keeps_its_own()
    {
        var id = await Merge(1, 2);
        var merged = (await new CaseFiles(Database).Child(CaseSteps.Authority, Records[2], default))!;

        await Undo(id);

        var apart = (await new CaseFiles(Database).Child(CaseSteps.Authority, Records[2], default))!;
        Assert.That((merged.FamilyName, merged.BornOn), Is.EqualTo(("Inkwell 1", (LocalDate?)new LocalDate(2018, 5, 1))));
        Assert.That((apart.FamilyName, apart.BornOn, apart.Records.Count), Is.EqualTo(("Inkwell 2", (LocalDate?)new LocalDate(2018, 5, 2), 1)));
    }

    [Test]
    public async Task Records_lead_on_in_a_chain_and_undone_in_the_middle_it_comes_apart_there()
    {
        await Merge(3, 4);
        var middle = await Merge(2, 3);
        await Merge(1, 2);
        var whole = await Merges.RecordsOf(CaseSteps.Authority, Records[4], default);

        await Undo(middle);

        Assert.That(whole[0], Is.EqualTo(Records[1]));
        Assert.That(whole, Is.EquivalentTo(Records[1..]));
        Assert.That(await Merges.RecordsOf(CaseSteps.Authority, Records[2], default), Is.EqualTo(new[] { Records[1], Records[2] }));
        Assert.That(await Merges.RecordsOf(CaseSteps.Authority, Records[4], default), Is.EqualTo(new[] { Records[3], Records[4] }));
    }

    [Test]
    public async Task A_record_never_leads_back_to_itself()
    {
        await Merge(1, 2);
        await Merge(1, 3);

        Assert.That(await Merges.Propose(Saying(Guid.NewGuid(), 3, 1), default), Is.EqualTo(MergeOutcome.OneAlready));
        Assert.That(await Merges.Propose(Saying(Guid.NewGuid(), 2, 4), default), Is.EqualTo(MergeOutcome.JoinedMeanwhile), "it leads to another one");
    }

    [Test]
    public async Task Two_that_were_said_both_ways_round_do_not_both_stand()
    {
        var one = await Propose(1, 2);
        var chain = await Propose(2, 3);
        var back = await Propose(3, 1);

        var outcomes = new[] { await Take(one, MergeStep.Confirm), await Take(chain, MergeStep.Confirm), await Take(back, MergeStep.Confirm) };

        Assert.That(outcomes, Is.EqualTo(new[] { MergeOutcome.Done, MergeOutcome.JoinedMeanwhile, MergeOutcome.Done }));
        Assert.That(await Merges.RecordsOf(CaseSteps.Authority, Records[2], default), Is.EquivalentTo(Records[1..4]));
        Assert.That((await Merges.RecordsOf(CaseSteps.Authority, Records[2], default))[0], Is.EqualTo(Records[3]));
    }

    [Test]
    public async Task Unmerged_each_is_alone_and_they_can_be_merged_again()
    {
        await Undo(await Merge(1, 2));

        Assert.That(await Merges.RecordsOf(CaseSteps.Authority, Records[1], default), Is.EqualTo(new[] { Records[1] }));
        Assert.That(await Merges.All(default), Is.Empty);
        await Merge(2, 1);
        Assert.That(await Merges.RecordsOf(CaseSteps.Authority, Records[1], default), Is.EqualTo(new[] { Records[2], Records[1] }));
    }

    [Test]
    public async Task Of_many_who_confirm_or_decline_at_once_one_decides_and_the_others_are_told()
    {
        var id = await Propose(1, 2);

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 4).Select(number => Task.Run(() => Take(id, number % 2 == 0 ? MergeStep.Confirm : MergeStep.Decline))));

        Assert.That(outcomes.Count(outcome => outcome == MergeOutcome.Done), Is.EqualTo(1), string.Join(", ", outcomes));
        Assert.That(outcomes.Where(outcome => outcome != MergeOutcome.Done), Is.All.EqualTo(MergeOutcome.Overtaken));
        Assert.That((await Merges.RecordsOf(CaseSteps.Authority, Records[1], default)).Count, Is.EqualTo((await Merges.Find(CaseSteps.Authority, id, default))!.Stands ? 2 : 1));
    }

    [Test]
    public async Task Of_two_that_would_make_a_circle_confirmed_at_once_one_is_refused()
    {
        var (one, back) = (await Propose(1, 2), await Propose(2, 3));
        var closing = await Propose(3, 1);

        var outcomes = await Task.WhenAll(new[] { one, back, closing }.Select(id => Task.Run(() => Take(id, MergeStep.Confirm))));
        var records = await Merges.RecordsOf(CaseSteps.Authority, Records[1], default);

        Assert.That(outcomes.Count(outcome => outcome == MergeOutcome.Done), Is.LessThan(3), string.Join(", ", outcomes));
        Assert.That(records.Distinct().Count(), Is.EqualTo(records.Count));
        Assert.That((await Merges.Leading(CaseSteps.Authority, Records, default)).Values, Is.All.EqualTo(records[0]), "all lead to one that counts");
    }

    [Test]
    public async Task Two_ends_of_one_chain_changed_at_once_leave_what_stands()
    {
        var last = await Merge(2, 3);
        await Merge(1, 2);
        Assert.That(await Take(last, MergeStep.AskToUndo), Is.EqualTo(MergeOutcome.Done));
        var longer = await Propose(4, 1);

        var outcomes = await Task.WhenAll(Task.Run(() => Take(last, MergeStep.Undo)), Task.Run(() => Take(longer, MergeStep.Confirm)));

        Assert.That(outcomes, Is.All.EqualTo(MergeOutcome.Done));
        Assert.That(await Merges.RecordsOf(CaseSteps.Authority, Records[2], default), Is.EquivalentTo(new[] { Records[4], Records[1], Records[2] }));
        Assert.That(await Merges.RecordsOf(CaseSteps.Authority, Records[3], default), Is.EqualTo(new[] { Records[3] }));
    }

    [Test]
    public async Task The_same_thing_said_many_times_at_once_is_said_once_and_the_other_way_round_waits_with_it()
    {
        var id = Guid.NewGuid();

        var same = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => Merges.Propose(Saying(id, 1, 2), default))));

        Assert.That(same, Is.All.EqualTo(MergeOutcome.Done));
        Assert.That(await Merges.Propose(Saying(Guid.NewGuid(), 2, 1), default), Is.EqualTo(MergeOutcome.WaitsAlready));
        Assert.That(await Merges.Waiting(CaseSteps.Authority, default), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Each_step_stands_in_the_journal_of_both_records_with_its_reason()
    {
        await Undo(await Merge(1, 2));

        foreach (var record in Records[1..3])
        {
            var journal = await new AdministrativeJournal(Database).OfChild(CaseSteps.Authority, record, default);
            Assert.That(journal.Select(entry => entry.Act), Is.EquivalentTo(new[]
            {
                AdministrativeAct.MergeProposed, AdministrativeAct.ChildrenMerged, AdministrativeAct.UnmergeProposed, AdministrativeAct.ChildrenUnmerged,
            }));
            Assert.That(journal.Single(entry => entry.Act == AdministrativeAct.UnmergeProposed).Changes["reason"].After, Is.EqualTo("They are cousins."));
        }
    }

    private async Task<Guid> Propose(int kept, int other)
    {
        var id = Guid.NewGuid();
        Assert.That(await Merges.Propose(Saying(id, kept, other), default), Is.EqualTo(MergeOutcome.Done));
        return id;
    }

    private async Task<Guid> Merge(int kept, int other)
    {
        var id = await Propose(kept, other);
        Assert.That(await Take(id, MergeStep.Confirm), Is.EqualTo(MergeOutcome.Done));
        return id;
    }

    private async Task Undo(Guid id)
    {
        Assert.That(await Take(id, MergeStep.AskToUndo), Is.EqualTo(MergeOutcome.Done));
        Assert.That(await Take(id, MergeStep.Undo), Is.EqualTo(MergeOutcome.Done));
    }

    private Task<MergeOutcome> Take(Guid id, MergeStep step) => Merges.Take(CaseSteps.Authority, id, step, Said("They are cousins."), default);

    private ChildMerge Saying(Guid id, int kept, int other) => new(CaseSteps.Authority, id, Records[kept], Records[other], Said("The NHS number is the same."));

    private MergeSaying Said(string reason)
    {
        var number = Interlocked.Increment(ref said);
        return new MergeSaying(new Signature(SomePeople.User(number), At + Duration.FromMinutes(number)), reason);
    }
}
