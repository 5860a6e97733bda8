using ChildProtection.Workflow.Cases.Absences;
using ChildProtection.Workflow.Cases.Access;
using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Cases.Reading;
using ChildProtection.Workflow.Cases.Runtime;
using ChildProtection.Workflow.Cases.Staff;
using ChildProtection.Workflow.Cases.Tests.Work;
using ChildProtection.Workflow.Cases.Work;
using ChildProtection.Workflow.Engine.Execution;
using NodaTime;

namespace ChildProtection.Workflow.Cases.Tests.Absences;

/// <summary>While somebody is away their cover sees and does what is theirs to do; not a day longer, and nothing else.</summary>
internal sealed class CoverTests
{
    private static readonly LocalDate Monday = new(2026, 3, 2);

    private WorkingAuthority _authority = null!;

    [SetUp]
    public async Task Begin() => _authority = await WorkingAuthority.Create();

    [TearDown]
    public async Task End() => await _authority.DisposeAsync();

    [Test]
    [Covers("W3", "O5")]
    public async Task A_cover_of_another_team_sees_the_case_while_the_absence_lasts_and_no_longer()
    {
        var caseId = await LedBy("anwen");
        Assert.That(await Glance("seren", caseId), Is.Null, "before");

        await Away("anwen", Monday, Monday.PlusDays(1), "seren");
        Assert.That((await Glance("seren", caseId))?.Ground, Is.EqualTo(CaseGround.Cover));
        Assert.That(await Glance("tomasz", caseId), Is.Null, "and nobody else of that team");

        _authority.Clock.Now += Duration.FromDays(2);
        Assert.That(await Glance("seren", caseId), Is.Null, "afterwards");
    }

    [Test]
    public async Task Cover_is_over_at_the_end_of_the_last_day_as_the_authority_counts_it()
    {
        // The night in which the clocks go forward: the last day has 23 hours.
        _authority.Clock.Now = Instant.FromUtc(2026, 3, 27, 9, 0);
        var caseId = await LedBy("anwen");
        await Away("anwen", new LocalDate(2026, 3, 28), new LocalDate(2026, 3, 29), "seren");

        _authority.Clock.Now = Instant.FromUtc(2026, 3, 29, 22, 59);
        var before = await Glance("seren", caseId);
        _authority.Clock.Now = Instant.FromUtc(2026, 3, 29, 23, 0);

        Assert.That((before?.Ground, await Glance("seren", caseId)), Is.EqualTo(((CaseGround?)CaseGround.Cover, (CaseGlance?)null)));
    }

    [Test]
    public async Task A_cover_sees_none_of_the_cases_that_ask_nothing_of_whoever_is_away()
    {
        var other = await LedBy("dafydd");
        await Away("anwen", Monday, Monday, "seren");

        var sight = await Glance("seren", other);

        // What the case asks of any social worker of the team would be asked of whoever is away too; this one asks its own worker and its manager.
        Assert.That(sight, Is.Null);
    }

    [Test]
    [Covers("T26")]
    public async Task What_is_asked_of_whoever_is_away_stands_on_the_covers_list_as_theirs()
    {
        var caseId = await LedBy("anwen");
        _authority.Clock.Now += Duration.FromDays(3);
        await Sweep();
        await Away("anwen", Monday, Monday.PlusDays(9), "seren");

        var list = await List("seren");

        var lines = list.Where(item => item.Line.Case == caseId).ToList();
        Assert.That(lines, Is.Not.Empty);
        Assert.That(lines.Select(item => item.CoverFor?.Away.SignInName), Is.All.EqualTo("anwen"));
        Assert.That(lines.Select(item => item.Line.Row.Kind), Does.Contain(TaskRowKind.Escalation).Or.Contain(TaskRowKind.Alarm), "what was raised is among it");
        Assert.That((await List("anwen")).Select(item => item.Line.Row.Key), Is.SupersetOf(lines.Select(item => item.Line.Row.Key)), "and stays on the list of whoever is away");
    }

    [Test]
    public async Task What_stands_on_both_lists_is_the_covers_own()
    {
        var caseId = await _authority.Opened();
        await Away("rhodri", Monday, Monday, "gwenllian");
        await Away("anwen", Monday, Monday, "dafydd");

        var list = await List("dafydd");

        Assert.That(list.Where(item => item.Line.Case == caseId).Select(item => item.CoverFor), Is.All.Null);
        Assert.That(list.Select(item => (item.Line.Case, item.Line.Row.Key)), Is.Unique);
    }

    [Test]
    public async Task A_cover_takes_on_what_was_raised_to_whoever_is_away_and_stands_in_the_journal_by_their_own_name()
    {
        var caseId = await LedBy("anwen");
        _authority.Clock.Now += Duration.FromDays(3);
        await Sweep();
        await Away("anwen", Monday, Monday.PlusDays(9), "seren");
        var raised = (await List("seren")).First(item => item.Line.Case == caseId && item.EscalationKey is not null);

        var outcome = await _authority.Work.Give(
            await As("seren"), caseId, new CaseInput.Acknowledge(raised.EscalationKey!) { Actor = Actor.System }, Guid.NewGuid().ToString(), null, default);

        Assert.That(outcome, Is.InstanceOf<WorkOutcome.Done>());
        Assert.That(((WorkOutcome.Done)outcome).Entries.OfType<JournalEntry.EscalationAcknowledged>().Select(entry => entry.Actor), Is.All.EqualTo(_authority.Who("seren").Id.ToString()));
    }

    [Test]
    public async Task Whoever_only_sees_it_because_nobody_covers_does_nothing_in_the_place_of_whoever_is_away()
    {
        await LedBy("anwen");
        _authority.Clock.Now += Duration.FromDays(3);
        await Sweep();
        await Away("anwen", Monday, Monday.PlusDays(9), cover: null);

        var manager = await As("rhodri");

        Assert.That(manager.Covers.Select(covered => (covered.Away.SignInName, covered.Acts)), Is.EqualTo(new[] { ("anwen", false) }));
        Assert.That((await List("rhodri")).Select(item => item.CoverFor?.Away.SignInName), Does.Contain("anwen"), "and yet nothing goes unseen");
    }

    [Test]
    public async Task Whoever_is_back_sooner_is_covered_no_longer()
    {
        var caseId = await LedBy("anwen");
        var absence = await Away("anwen", Monday, Monday.PlusDays(10), "seren");
        _authority.Clock.Now += Duration.FromDays(3);
        Assert.That((await Glance("seren", caseId))?.Ground, Is.EqualTo(CaseGround.Cover));

        var outcome = await Keeping.Back(_authority.Who("rhodri"), absence.Id, absence.Revision, Monday.PlusDays(3), default);

        Assert.That(((AbsenceOutcome.Kept)outcome).Absence.To, Is.EqualTo(Monday.PlusDays(2)));
        Assert.That(await Glance("seren", caseId), Is.Null);
    }

    [Test]
    public async Task Whoever_did_not_go_away_at_all_was_not_absent()
    {
        var absence = await Away("anwen", Monday.PlusDays(3), Monday.PlusDays(10), "seren");

        var outcome = await Keeping.Back(_authority.Who("anwen"), absence.Id, absence.Revision, Monday.PlusDays(3), default);

        Assert.That(outcome, Is.InstanceOf<AbsenceOutcome.Withdrawn>());
        Assert.That(await _authority.Get<IAbsences>().Between(_authority.Authority, Monday, Monday.PlusDays(30), default), Is.Empty);
    }

    [Test]
    public async Task An_absence_told_late_is_kept_for_the_days_that_it_was()
    {
        _authority.Clock.Now += Duration.FromDays(9);

        var absence = await Away("anwen", Monday, Monday.PlusDays(2), null);

        Assert.That((absence.From, absence.Recorded.At), Is.EqualTo((Monday, _authority.Clock.Now)));
    }

    [TestCase("dafydd", "anwen", AbsenceCodes.NotTheirs, TestName = "Nobody says of a colleague that they are away")]
    [TestCase("nerys", "anwen", AbsenceCodes.NotTheirs, TestName = "The manager of another team does not say it")]
    [TestCase("yusuf", "yusuf", AbsenceCodes.NotTheirs, TestName = "Whoever works no cases has none to cover")]
    [TestCase("anwen", "anwen", null, TestName = "Everybody says it of themselves")]
    [TestCase("rhodri", "anwen", null, TestName = "Their manager says it")]
    [TestCase("gwenllian", "rhodri", null, TestName = "A manager of the whole authority says it of any")]
    [TestCase("hedd", "anwen", null, TestName = "Whoever keeps the accounts says it")]
    public async Task Who_says_it(string by, string of, string? refused)
    {
        var outcome = await Keeping.Record(_authority.Who(by), new AbsenceId(Guid.NewGuid()), _authority.Who(of).Id, Monday, Monday, null, default);

        Assert.That((outcome as AbsenceOutcome.Refused)?.Code, Is.EqualTo(refused));
    }

    [Test]
    public async Task What_cannot_be_is_refused_with_what_is_wrong()
    {
        await Away("anwen", Monday.PlusDays(2), Monday.PlusDays(4), "dafydd");

        Assert.That(await Refused(Monday.PlusDays(1), Monday, "dafydd"), Is.EqualTo(AbsenceCodes.EndsBeforeItBegins));
        Assert.That(await Refused(Monday.PlusDays(30), Monday.PlusDays(30 + Absence.DaysMax), "dafydd"), Is.EqualTo(AbsenceCodes.TooLong));
        Assert.That(await Refused(Monday, Monday.PlusDays(2), "dafydd"), Is.EqualTo(AbsenceCodes.Overlaps));
        Assert.That(await Refused(Monday.PlusDays(30), Monday.PlusDays(31), "mei"), Is.EqualTo(AbsenceCodes.CoverIsNotFit));
        Assert.That(await Refused(Monday.PlusDays(30), Monday.PlusDays(31), "anwen"), Is.EqualTo(AbsenceCodes.CoverIsNotFit));
        Assert.That(await Refused(Monday.PlusDays(5), Monday.PlusDays(5), "dafydd"), Is.Null, "the day after is free");
    }

    private KeepingAbsences Keeping => _authority.Get<KeepingAbsences>();

    private async Task<string?> Refused(LocalDate from, LocalDate to, string cover) =>
        (await Keeping.Record(_authority.Who("anwen"), new AbsenceId(Guid.NewGuid()), _authority.Who("anwen").Id, from, to, _authority.Who(cover).Id, default) as AbsenceOutcome.Refused)?.Code;

    private async Task<Absence> Away(string who, LocalDate from, LocalDate to, string? cover)
    {
        var outcome = await Keeping.Record(
            _authority.Who(who), new AbsenceId(Guid.NewGuid()), _authority.Who(who).Id, from, to, cover is null ? null : _authority.Who(cover).Id, default);
        return outcome is AbsenceOutcome.Kept kept ? kept.Absence : throw new InvalidOperationException(outcome.ToString());
    }

    private Task<StaffMember> As(string signIn) => _authority.Get<Covers>().With(_authority.Who(signIn), default);

    private async Task<CaseGlance?> Glance(string signIn, CaseId caseId) => await _authority.Get<CaseReading>().Glance(await As(signIn), caseId, default);

    private async Task<IReadOnlyList<WorkItem>> List(string signIn) => (await _authority.Get<CaseReading>().MyWork(await As(signIn), default))!;

    private Task Sweep() => _authority.Get<DeadlineSweeper>().Run(100, 10, default);

    private async Task<CaseId> LedBy(string worker)
    {
        var caseId = await _authority.Opened();
        await _authority.Work.Give(
            _authority.Who("rhodri"), caseId, WorkingAuthority.ReferralDecided(_authority.Who(worker).Id.ToString()), Guid.NewGuid().ToString(), null, default);
        _authority.Clock.Now += Duration.FromMinutes(1);
        return caseId;
    }
}
