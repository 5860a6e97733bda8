using System.Text;
using ChildProtection.Workflow.Cases.Access;
using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Cases.People.Births;
using ChildProtection.Workflow.Cases.Reading;
using ChildProtection.Workflow.Cases.Runtime;
using ChildProtection.Workflow.Cases.Staff;
using ChildProtection.Workflow.Cases.Work;
using ChildProtection.Workflow.Engine.Execution;
using ChildProtection.Workflow.Engine.Expressions;

namespace ChildProtection.Workflow.Cases.Tests.Work;

/// <summary>One piece of work for several brothers and sisters.</summary>
internal sealed class WorkTogetherTests
{
    private WorkingAuthority _authority = null!;

    [OneTimeSetUp]
    public async Task Begin() => _authority = await WorkingAuthority.Create();

    [OneTimeTearDown]
    public async Task End() => await _authority.DisposeAsync();

    [Test]
    public async Task Work_for_three_children_is_recorded_in_each_ones_own_case()
    {
        var children = await Three();

        var outcome = await Together(_authority.Store).Give(_authority.Who("rhodri"), [.. children.Select((child, number) => Decided(child, $"Reason {number}"))], "one", default);

        Assert.That(outcome, Is.InstanceOf<TogetherOutcome.Done>());
        Assert.That(await Versions(children), Is.EqualTo(new long[] { 2, 2, 2 }));
    }

    [Test]
    public async Task Nothing_of_one_childs_answers_reaches_anothers_record()
    {
        var children = await Three();
        string[] secrets = ["said so in confidence", "afraid of the cellar", "sleeps at a friend's"];

        await Together(_authority.Store).Give(_authority.Who("rhodri"), [.. children.Zip(secrets, Decided)], "two", default);

        for (var number = 0; number < children.Count; number++)
        {
            var stored = await Stored(children[number]);
            Assert.That(secrets.Where(stored.Contains), Is.EqualTo(new[] { secrets[number] }), $"child {number}");
        }
    }

    [Test]
    public async Task Where_one_case_refuses_it_none_is_written_and_the_case_is_named()
    {
        var children = await Three();
        var incomplete = new GivenCase(children[1], new CaseInput.CompleteTask("decide_referral", Answers.Of([])) { Actor = Actor.System }, null);

        var outcome = await Together(_authority.Store).Give(_authority.Who("rhodri"), [Decided(children[0], "a"), incomplete, Decided(children[2], "c")], "three", default);

        var refused = (TogetherOutcome.NotTaken)outcome;
        Assert.That(refused.Reasons.Keys, Is.EqualTo(new[] { children[1] }));
        Assert.That(refused.Recorded, Is.Empty);
        Assert.That(await Versions(children), Is.EqualTo(new long[] { 1, 1, 1 }));
    }

    [Test]
    public async Task Sent_again_nothing_is_recorded_twice()
    {
        var children = await Three();
        GivenCase[] given = [.. children.Select(child => Decided(child, "the same"))];
        await Together(_authority.Store).Give(_authority.Who("rhodri"), given, "four", default);

        var again = await Together(_authority.Store).Give(_authority.Who("rhodri"), given, "four", default);

        Assert.That(again, Is.InstanceOf<TogetherOutcome.Done>());
        Assert.That(await Versions(children), Is.EqualTo(new long[] { 2, 2, 2 }));
    }

    [Test]
    public async Task A_case_that_somebody_else_moves_on_meanwhile_is_decided_afresh_and_the_others_stand()
    {
        var children = await Three();
        var overtaken = new OvertakenStore(_authority.Store, 1, () => _authority.Work.Give(
            _authority.Who("rhodri"), children[1], new CaseInput.AssignRole("cover_worker", _authority.Who("dafydd").Id.ToString()) { Actor = Actor.System }, "beside", null, default));

        var outcome = await Together(overtaken).Give(_authority.Who("rhodri"), [.. children.Select(child => Decided(child, "meanwhile"))], "five", default);

        Assert.That(outcome, Is.InstanceOf<TogetherOutcome.Done>());
        Assert.That(await Versions(children), Is.EqualTo(new long[] { 2, 3, 2 }));
    }

    [Test]
    public async Task A_case_that_refuses_it_after_the_others_were_recorded_says_which_stand()
    {
        var children = await Three();
        var overtaken = new OvertakenStore(_authority.Store, 1, () => _authority.Work.Give(
            _authority.Who("rhodri"), children[1], Decided(children[1], "already").Input, "beside", null, default));

        var outcome = await Together(overtaken).Give(_authority.Who("rhodri"), [.. children.Select(child => Decided(child, "too late"))], "six", default);

        var refused = (TogetherOutcome.NotTaken)outcome;
        Assert.That(refused.Reasons.Keys, Is.EqualTo(new[] { children[1] }));
        Assert.That(refused.Recorded, Is.EqualTo(new[] { children[0], children[2] }));
    }

    [Test]
    public async Task A_case_of_another_team_is_not_there_and_nothing_is_written()
    {
        var ours = await _authority.Opened();
        var theirs = await _authority.Referral(WorkingAuthority.South);
        await _authority.Opening.Open(_authority.Who("seren"), theirs, default);

        var outcome = await Together(_authority.Store).Give(_authority.Who("rhodri"), [Decided(ours, "a"), Decided(theirs.Case, "b")], "seven", default);

        Assert.That(((TogetherOutcome.NotTaken)outcome).Reasons[theirs.Case], Is.InstanceOf<WorkOutcome.NotFound>());
        Assert.That(await Versions([ours]), Is.EqualTo(new long[] { 1 }));
    }

    private WorkTogether Together(ICaseStore store) => new(
        store, new CaseWork(store, _authority.Get<RecentCases>(), _authority.Get<CaseDecider>(), _authority.Get<CaseLoading>(), _authority.Get<ICaseFiles>(), _authority.Get<BirthOnFile>(), _authority.Get<CaseDoor>(), _authority.Get<ChairIndependence>(), _authority.Clock), _authority.Get<CaseDecider>());

    private async Task<IReadOnlyList<CaseId>> Three() => [await _authority.Opened(), await _authority.Opened(), await _authority.Opened()];

    private GivenCase Decided(CaseId child, string reasons)
    {
        var decided = WorkingAuthority.ReferralDecided(_authority.Who("anwen").Id.ToString());
        return new GivenCase(child, decided with { Answers = decided.Answers with { Values = decided.Answers.Values.SetItem("reasons", Value.Of(reasons)) } }, null);
    }

    private async Task<long[]> Versions(IReadOnlyList<CaseId> children)
    {
        var versions = new List<long>();
        foreach (var child in children)
        {
            versions.Add((await _authority.Head(child)).Version);
        }
        return [.. versions];
    }

    private async Task<string> Stored(CaseId child)
    {
        var rows = await _authority.Get<IJournal>().Read(_authority.Authority, child, 0, 100, default);
        return string.Concat(rows.Select(row => Encoding.UTF8.GetString(row.Payload.Span)));
    }
}
