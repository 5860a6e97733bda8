using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Cases.Reading;
using ChildProtection.Workflow.Cases.Runtime;
using ChildProtection.Workflow.Cases.Tests.Work;
using ChildProtection.Workflow.Engine.Execution;
using ChildProtection.Workflow.Storage.Schema;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ChildProtection.Workflow.Cases.Tests.Reading;

internal sealed class CaseReadingTests
{
    private WorkingAuthority _authority = null!;

    private CaseReading Reading => _authority.Get<CaseReading>();

    [SetUp]
    public async Task Begin() => _authority = await WorkingAuthority.Create();

    [TearDown]
    public async Task End() => await _authority.DisposeAsync();

    [Test]
    public async Task A_line_says_what_is_asked_why_by_what_rule_and_until_when()
    {
        var opened = await _authority.Opened();

        var line = (await Reading.MyWork(_authority.Who("rhodri"), default))!.Single(item => item.Line.Row.Name == "decide_referral");

        Assert.That((line.Line.Case, line.Line.ChildName, line.TaskName), Is.EqualTo((opened, "Seren Coracle", "decide_referral")));
        Assert.That(line.Title.In("cy"), Is.EqualTo("Penderfynu ar yr atgyfeiriad"));
        Assert.That(line.Why, Is.Not.Null);
        Assert.That(line.Basis, Does.Contain("T01"));
        Assert.That(line.Deadline!.DueAt, Is.EqualTo(line.Line.Row.DueAt));
    }

    [Test]
    public async Task An_escalation_is_acknowledged_by_its_own_key_and_not_by_one_that_begins_alike()
    {
        await _authority.Opened();
        _authority.Clock.Now += Duration.FromDays(30);
        await _authority.Get<DeadlineSweeper>().Run(10, 10, default);

        var raised = (await Reading.TeamWork(_authority.Who("rhodri"), default))!.Concat((await Reading.MyWork(_authority.Who("iolo"), default))!)
            .Where(item => item.EscalationKey is not null).ToList();

        Assert.That(raised, Is.Not.Empty);
        Assert.That(raised.Select(item => $"{item.EscalationKey} {item.Line.Row.Role}"), Is.EqualTo(raised.Select(item => item.Line.Row.Key)));
    }

    [Test]
    public async Task A_case_that_cannot_be_read_still_stands_on_the_lists_and_takes_no_other_with_it()
    {
        var (missing, unreadable, sound) = (await _authority.Opened(), await _authority.Opened(), await _authority.Opened());
        await using var database = await _authority.Get<IDbContextFactory<WorkflowDbContext>>().CreateDbContextAsync();
        await database.Cases.Where(one => one.CaseId == missing).ExecuteUpdateAsync(set => set.SetProperty(one => one.DefinitionHash, new string('0', 64)));
        await database.Cases.Where(one => one.CaseId == unreadable).ExecuteUpdateAsync(set => set.SetProperty(one => one.Snapshot, Array.Empty<byte>()));
        await database.Journal.Where(entry => entry.CaseId == unreadable).ExecuteDeleteAsync();

        var list = await Reading.MyWork(_authority.Who("rhodri"), default);

        Assert.That(list!.Where(item => item.Line.Row.Name == "decide_referral").Select(item => item.Line.Case), Is.EquivalentTo(new[] { missing, unreadable, sound }));
        Assert.That(list!.First(item => item.Line.Case == missing).Title.In("en"), Is.EqualTo("decide referral"));
    }

    [TestCase("hedd")]
    [TestCase("ffion")]
    public async Task Whoever_keeps_the_product_running_sees_no_list_and_no_case(string keeper)
    {
        var opened = await _authority.Opened();

        Assert.That(await Reading.MyWork(_authority.Who(keeper), default), Is.Null);
        Assert.That(await Reading.TeamWork(_authority.Who(keeper), default), Is.Null);
        Assert.That(await Reading.Cases(_authority.Who(keeper), null, default), Is.Null);
        Assert.That(await Reading.Case(_authority.Who(keeper), opened, default), Is.Null);
    }

    [Test]
    public async Task A_case_is_seen_by_its_team_and_by_nobody_of_another()
    {
        var opened = await _authority.Opened();

        var seen = await Reading.Case(_authority.Who("dafydd"), opened, default);

        Assert.That((seen!.Child.Name, seen.State.Head.MainState, seen.EarlierEntries), Is.EqualTo(("Seren Coracle", "open.main.enquiry.referral_received", 0)));
        Assert.That(seen.Journal.Select(line => line.Sequence), Is.EqualTo(Enumerable.Range(1, seen.Journal.Count)));
        Assert.That(seen.Records.Select(record => record.List), Does.Contain("referral"));
        Assert.That(await Reading.Case(_authority.Who("seren"), opened, default), Is.Null);
        Assert.That(await Reading.Cases(_authority.Who("seren"), null, default), Is.Empty);
    }

    [Test]
    public async Task Whoever_is_asked_for_the_whole_authority_sees_a_case_from_the_rung_that_reaches_them()
    {
        var opened = await _authority.Opened();
        Assert.That(await Reading.Case(_authority.Who("gwenllian"), opened, default), Is.Null);

        _authority.Clock.Now += Duration.FromDays(30);
        await _authority.Get<DeadlineSweeper>().Run(10, 10, default);

        Assert.That(await Reading.Case(_authority.Who("gwenllian"), opened, default), Is.Not.Null);
        Assert.That((await Reading.MyWork(_authority.Who("gwenllian"), default))!.Select(item => item.Line.Case), Does.Contain(opened));
    }

    [Test]
    public async Task A_role_held_for_the_case_is_asked_of_its_holder_and_not_of_others_who_have_it_elsewhere()
    {
        var opened = await _authority.Opened();
        var rhodri = _authority.Who("rhodri");
        await _authority.Work.Give(
            rhodri, opened, new CaseInput.AssignRole("conference_chair", _authority.Who("bronwen").Id.ToString()) { Actor = Actor.System }, "chair", null, default);

        Assert.That(await Reading.Case(_authority.Who("bronwen"), opened, default), Is.Not.Null);
        Assert.That(await Reading.Case(_authority.Who("sanjay"), opened, default), Is.Null);
    }

    [Test]
    public async Task A_case_that_does_not_exist_and_one_of_another_authority_are_not_there()
    {
        var opened = await _authority.Opened();
        var elsewhere = _authority.Who("rhodri") with { Authority = new AuthorityId(9) };

        Assert.That(await Reading.Case(elsewhere, opened, default), Is.Null);
        Assert.That(await Reading.Case(_authority.Who("rhodri"), new CaseId(Guid.NewGuid()), default), Is.Null);
    }
}
