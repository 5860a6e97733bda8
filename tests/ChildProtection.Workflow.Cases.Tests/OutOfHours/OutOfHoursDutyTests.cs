using ChildProtection.Workflow.Cases.Access;
using ChildProtection.Workflow.Cases.Access.Restricting;
using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Cases.Notices;
using ChildProtection.Workflow.Cases.OutOfHours;
using ChildProtection.Workflow.Cases.Runtime;
using ChildProtection.Workflow.Cases.Tests.Work;
using ChildProtection.Workflow.Engine.Execution;
using ChildProtection.Workflow.Storage.Schema;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ChildProtection.Workflow.Cases.Tests.OutOfHours;

/// <summary>Whoever is on duty at night sees which children the night may concern, and of each what keeps the child safe; and the day hears of the night.</summary>
internal sealed class OutOfHoursDutyTests
{
    private WorkingAuthority _authority = null!;

    [SetUp]
    public async Task Begin() => _authority = await WorkingAuthority.Create();

    [TearDown]
    public async Task End() => await _authority.DisposeAsync();

    [TestCase(2, 22, 3)]
    [TestCase(3, 3, 3)]
    [TestCase(6, 18, 9)]
    [TestCase(7, 12, 9)]
    public void The_night_lasts_until_the_next_working_day_begins(int day, int hour, int morning)
    {
        _authority.Clock.Now = Instant.FromUtc(2026, 3, day, hour, 0);

        Assert.That(Duty.NextMorning(_authority.Authority), Is.EqualTo(Instant.FromUtc(2026, 3, morning, 9, 0)));
    }

    [Test]
    public async Task A_child_is_on_the_list_once_with_all_that_stands_about_it_the_gravest_first()
    {
        var (missing, due, later) = (await _authority.Opened(), await _authority.Opened(), await _authority.Opened());
        await Stands(due, "seen_alone", TaskRowKind.Duty, Duration.FromHours(8));
        await Stands(later, "seen_alone", TaskRowKind.Duty, Duration.FromDays(3));
        await Stands(missing, "seen_at_home", TaskRowKind.Duty, -Duration.FromHours(8));
        await Stands(missing, "find_child", TaskRowKind.Task, null);

        var tonight = (await Duty.Tonight(_authority.Who("farah"), default))!;

        Assert.That(tonight.Select(line => line.Items[0].Item.Line.Case), Is.EqualTo(new[] { missing, due }));
        Assert.That(tonight[0].Items.Select(item => item.Concern), Is.EqualTo(new[] { NightConcern.Missing, NightConcern.VisitMissed }));
        Assert.That(tonight[1].Concern, Is.EqualTo(NightConcern.VisitDue));
    }

    [Test]
    public async Task What_somebody_has_taken_on_is_on_the_list_no_longer()
    {
        var caseId = await _authority.Opened();
        _authority.Clock.Now += Duration.FromDays(2);
        await _authority.Get<DeadlineSweeper>().Run(100, 10, default);
        var before = (await Duty.Tonight(_authority.Who("farah"), default))!;
        var state = await _authority.State(caseId);
        var escalation = CaseMachine.Derive(state.Definition, state.Snapshot, state.Calendar).Escalations.Single(one => one.Kind != EscalationKind.Reminder);

        await _authority.Work.Give(_authority.Who("rhodri"), caseId, new CaseInput.Acknowledge(escalation.Key) { Actor = Actor.System }, Guid.NewGuid().ToString(), null, default);

        Assert.That(before.Select(line => line.Concern), Is.EqualTo(new[] { NightConcern.Escalation }));
        Assert.That(await Duty.Tonight(_authority.Who("farah"), default), Is.Empty);
    }

    [Test]
    public async Task The_safety_summary_is_there_for_a_child_of_the_list_alone_and_the_look_is_in_the_log()
    {
        var (listed, other) = (await LedBy("anwen"), await LedBy("anwen"));
        await Stands(listed, "seen_alone", TaskRowKind.Duty, Duration.FromHours(8));
        var farah = _authority.Who("farah");

        var summary = await Duty.Summary(farah, listed, default);

        Assert.That(summary!.Managers.Select(manager => manager.Id), Does.Contain(_authority.Who("rhodri").Id));
        Assert.That(summary.SeesCase, Is.False, "no more than that");
        Assert.That(await Duty.Summary(farah, other, default), Is.Null);
        Assert.That(await Duty.Summary(_authority.Who("nerys"), listed, default), Is.Null, "a manager by day of another team");
        await using var database = await _authority.Database();
        var look = await database.CaseLooks.SingleAsync(row => row.CaseId == listed && row.UserId == farah.Id);
        Assert.That((look.Ground, look.Parts), Is.EqualTo((CaseGround.OutOfHours, CasePart.Safety)));
    }

    [Test]
    public async Task A_restricted_child_is_on_nobodys_list_who_is_not_named()
    {
        var caseId = await _authority.Opened();
        await Stands(caseId, "find_child", TaskRowKind.Task, null);
        await _authority.Get<FileRestricting>().Set(
            _authority.Who("gwenllian"), (await _authority.Head(caseId)).Child, RestrictionGround.ThreatToLife, "A witness's family: nobody may know.", new LocalDate(2026, 4, 1),
            [new RestrictedReader(_authority.Who("iolo").Id, ReaderStanding.Reads)], default);

        Assert.That(await Duty.Tonight(_authority.Who("farah"), default), Is.Empty);
        Assert.That(await Duty.Summary(_authority.Who("farah"), caseId, default), Is.Null);
        Assert.That(await Duty.Tonight(_authority.Who("iolo"), default), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task What_the_night_hands_over_reaches_whoever_goes_on_by_day_and_their_morning()
    {
        var caseId = await LedBy("anwen");
        await Stands(caseId, "seen_alone", TaskRowKind.Duty, Duration.FromHours(8));
        var note = Guid.NewGuid();

        var kept = await Duty.HandOver(_authority.Who("farah"), caseId, note, "Rang at 02:00, all well; visit at nine.", default);
        await Duty.HandOver(_authority.Who("farah"), caseId, note, "Rang at 02:00, all well; visit at nine.", default);
        await _authority.Get<Noticing>().Run(default);

        var told = new List<string>();
        foreach (var who in new[] { "anwen", "rhodri", "nerys", "dafydd", "farah" })
        {
            told.AddRange((await _authority.Get<INotices>().Of(_authority.Who(who), HiddenFiles.None, false, default)).Where(one => one.Happening.Kind == NoticeKind.HandedOver).Select(_ => who));
        }
        Assert.That(kept);
        Assert.That(told, Is.EqualTo(new[] { "anwen", "rhodri" }));
        Assert.That(await Duty.Notes(_authority.Who("farah"), default), Has.Count.EqualTo(1), "the same form sent twice is one note");
        var counts = await _authority.Get<Mailing.CountingWork>().Of(_authority.Who("rhodri"), (await _authority.State(caseId)).Calendar, _authority.Clock.Now, default);
        Assert.That(counts.HandedOver, Is.EqualTo(1));
    }

    [TestCase("Too short")]
    [TestCase("          ")]
    public async Task A_note_that_says_nothing_is_not_taken(string words)
    {
        var caseId = await _authority.Opened();
        await Stands(caseId, "find_child", TaskRowKind.Task, null);

        Assert.That(await Duty.HandOver(_authority.Who("farah"), caseId, Guid.NewGuid(), words, default), Is.False);
    }

    private OutOfHoursDuty Duty => _authority.Get<OutOfHoursDuty>();

    /// <summary>What a step leaves on the lists of a role.</summary>
    private async Task Stands(CaseId caseId, string name, TaskRowKind kind, Duration? due)
    {
        await using var database = await _authority.Database();
        database.Tasks.Add(new StoredTask
        {
            AuthorityId = _authority.Authority, CaseId = caseId, TaskKey = $"{kind} {name}", Name = name, Kind = kind, Role = "lead_social_worker", OpenedAt = _authority.Clock.Now,
            DueAt = due is { } from ? _authority.Clock.Now + from : null, Urgency = 1,
        });
        await database.SaveChangesAsync();
    }

    private async Task<CaseId> LedBy(string worker)
    {
        var caseId = await _authority.Opened();
        await _authority.Work.Give(
            _authority.Who("rhodri"), caseId, WorkingAuthority.ReferralDecided(_authority.Who(worker).Id.ToString()), Guid.NewGuid().ToString(), null, default);
        _authority.Clock.Now += Duration.FromMinutes(1);
        return caseId;
    }
}
