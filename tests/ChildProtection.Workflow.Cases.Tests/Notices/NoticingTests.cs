using ChildProtection.Workflow.Cases.Absences;
using ChildProtection.Workflow.Cases.Access;
using ChildProtection.Workflow.Cases.Access.Restricting;
using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Cases.Mailing;
using ChildProtection.Workflow.Cases.Notices;
using ChildProtection.Workflow.Cases.Runtime;
using ChildProtection.Workflow.Cases.Staff;
using ChildProtection.Workflow.Cases.Tests.Work;
using ChildProtection.Workflow.Engine.Execution;
using ChildProtection.Workflow.Storage.Schema;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace ChildProtection.Workflow.Cases.Tests.Notices;

/// <summary>What happens reaches those whom it concerns, once, and nobody for whom the child's file is not there.</summary>
internal sealed class NoticingTests
{
    private static readonly LocalDate Monday = new(2026, 3, 2);

    private WorkingAuthority _authority = null!;

    [SetUp]
    public async Task Begin() => _authority = await WorkingAuthority.Create();

    [TearDown]
    public async Task End() => await _authority.DisposeAsync();

    [Test]
    public async Task A_missed_deadline_is_told_once_to_whoever_is_asked_and_says_why()
    {
        var caseId = await Missed();

        await Noticing.Run(default);
        var again = await Noticing.Run(default);

        var notice = (await NoticesOf("rhodri")).Single(one => one.Happening.Kind == NoticeKind.Escalation);
        Assert.That(again, Is.Zero);
        Assert.That((notice.Happening.Case, notice.To.Reason, notice.To.Role, notice.ReadAt), Is.EqualTo(((CaseId?)caseId, NoticeReason.Role, "team_manager", (Instant?)null)));
        Assert.That((await NoticesOf("nerys")).Where(one => one.Happening.Case == caseId), Is.Empty, "the manager of another team");
    }

    [Test]
    public async Task Several_nodes_that_look_at_once_tell_it_once()
    {
        await Missed();

        await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(() => Noticing.Run(default))));

        Assert.That((await NoticesOf("rhodri")).Count(one => one.Happening.Kind == NoticeKind.Escalation), Is.EqualTo(1));
    }

    [Test]
    public async Task What_could_not_be_told_because_another_node_told_a_part_of_it_is_told_in_the_same_run()
    {
        await Missed();
        await Missed();
        var quicker = new QuickerNode(Notices);

        await ActivatorUtilities.CreateInstance<Noticing>(_authority.Get<IServiceProvider>(), quicker).Run(default);

        Assert.That(quicker.Refused, Is.EqualTo(1), "another node was quicker once");
        Assert.That((await NoticesOf("rhodri")).Count(one => one.Happening.Kind == NoticeKind.Escalation), Is.EqualTo(2));
    }

    [Test]
    public async Task Whoever_sees_to_the_work_of_somebody_who_is_away_is_told_in_their_place()
    {
        await Away("rhodri", Monday, Monday.PlusDays(9), "gwenllian");
        var caseId = await Missed();

        await Noticing.Run(default);

        var told = (await NoticesOf("gwenllian")).First(one => one.To.Reason == NoticeReason.Covers);
        Assert.That((told.Happening.Case, told.To.For), Is.EqualTo(((CaseId?)caseId, (UserId?)_authority.Who("rhodri").Id)));
    }

    [Test]
    public async Task Of_a_restricted_file_those_alone_are_told_for_whom_it_is_there()
    {
        var caseId = await Missed();
        var child = (await _authority.Head(caseId)).Child;
        var set = await _authority.Get<FileRestricting>().Set(
            _authority.Who("gwenllian"), child, RestrictionGround.ThreatToLife, "A witness's family: nobody may know.", Monday.PlusMonths(1),
            [new RestrictedReader(_authority.Who("iolo").Id, ReaderStanding.Reads), new RestrictedReader(_authority.Who("rhodri").Id, ReaderStanding.KeptOut)], default);
        Assert.That(set, Is.EqualTo(RestrictingOutcome.Done));

        await Noticing.Run(default);

        Assert.That((await NoticesOf("rhodri", HiddenFiles.None)).Where(one => one.Happening.Child == child), Is.Empty, "kept out");
        Assert.That((await NoticesOf("gwenllian")).Where(one => one.Happening.Case == caseId).Select(one => one.To.Reason), Has.Member(NoticeReason.Keeps), "else nobody would hear of it");
        Assert.That((await NoticesOf("iolo")).Select(one => one.Happening.Kind), Has.Member(NoticeKind.RestrictedFile));
        Assert.That((await NoticesOf("gwenllian")).Select(one => one.Happening.Kind), Has.No.Member(NoticeKind.RestrictedFile), "who did it knows");
    }

    [Test]
    public async Task A_notice_that_came_before_a_file_was_restricted_is_neither_shown_nor_counted_after()
    {
        var caseId = await Missed();
        await Noticing.Run(default);
        var before = (await NoticesOf("rhodri")).Count;

        await _authority.Get<FileRestricting>().Set(
            _authority.Who("gwenllian"), (await _authority.Head(caseId)).Child, RestrictionGround.ThreatToLife, "A witness's family: nobody may know.", Monday.PlusMonths(1),
            [new RestrictedReader(_authority.Who("iolo").Id, ReaderStanding.Reads)], default);

        var hidden = await _authority.Get<CaseDoor>().HiddenFrom(_authority.Who("rhodri"), default);
        Assert.That(before, Is.Positive);
        Assert.That((await NoticesOf("rhodri")).Where(one => one.Happening.Case == caseId), Is.Empty);
        Assert.That(await Notices.Unread(_authority.Who("rhodri"), hidden, null, default), Is.EqualTo((await NoticesOf("rhodri")).Count));
    }

    [Test]
    public async Task Whoever_is_given_a_child_is_told_and_so_is_whoever_had_it_before()
    {
        var caseId = await LedBy("anwen");
        await Noticing.Run(default);
        await _authority.Work.Give(
            _authority.Who("rhodri"), caseId, new CaseInput.AssignRole("lead_social_worker", _authority.Who("dafydd").Id.ToString()) { Actor = Actor.System }, Guid.NewGuid().ToString(), null, default);

        await Noticing.Run(default);

        Assert.That((await NoticesOf("anwen")).Where(one => one.Happening.Case == caseId).Select(one => one.Happening.Kind), Is.SupersetOf(new[] { NoticeKind.RoleGiven, NoticeKind.RoleTaken }));
        Assert.That((await NoticesOf("dafydd")).Where(one => one.Happening.Case == caseId).Select(one => one.Happening.Kind), Has.Member(NoticeKind.RoleGiven));
    }

    [Test]
    public async Task Whoever_covers_is_told_and_where_nobody_covers_the_managers_are()
    {
        await Away("anwen", Monday, Monday.PlusDays(4), "leila");
        await Away("dafydd", Monday.PlusDays(2), Monday.PlusDays(4), null);

        await Noticing.Run(default);

        var asked = (await NoticesOf("leila")).Single();
        var missing = (await NoticesOf("rhodri")).Single();
        Assert.That((asked.Happening.Kind, asked.Happening.Person), Is.EqualTo((NoticeKind.CoverAsked, (UserId?)_authority.Who("anwen").Id)));
        Assert.That((missing.Happening.Kind, missing.Happening.Person, missing.Happening.From), Is.EqualTo((NoticeKind.CoverMissing, (UserId?)_authority.Who("dafydd").Id, (LocalDate?)Monday.PlusDays(2))));
    }

    [Test]
    public async Task What_was_read_is_not_counted_and_can_be_marked_unread_again()
    {
        await Missed();
        await Noticing.Run(default);
        var (who, now) = (_authority.Who("rhodri"), _authority.Clock.Now);
        var first = (await NoticesOf("rhodri"))[0].Happening.Id;

        await Notices.MarkAll(who, now, now, default);
        var read = await Notices.Unread(who, HiddenFiles.None, null, default);
        var marked = await Notices.Mark(who, first, null, default);

        Assert.That((read, marked, await Notices.Unread(who, HiddenFiles.None, null, default)), Is.EqualTo((0, true, 1)));
        Assert.That(await Notices.Mark(_authority.Who("nerys"), first, now, default), Is.False, "it is none of theirs");
    }

    [Test]
    public async Task What_was_told_long_ago_is_deleted_and_not_told_again()
    {
        await Missed();
        await Noticing.Run(default);
        _authority.Clock.Now += Notice.KeptFor + Duration.FromDays(1);

        var purged = await Notices.Purge(_authority.Clock.Now - Notice.KeptFor, default);

        Assert.That(purged, Is.Positive);
        Assert.That(await Noticing.Run(default), Is.Zero);
        Assert.That(await NoticesOf("rhodri"), Is.Empty);
    }

    [Test]
    public async Task An_alarm_writes_one_mail_to_whoever_wants_that_with_the_notice_and_none_to_others()
    {
        var caseId = await LedBy("anwen");
        await Wants("rhodri", morning: false, alarms: true);
        await Wants("gwenllian", morning: true, alarms: false);
        await Raise(caseId, "team_manager", WorkingAuthority.North, "first");
        await Raise(caseId, "team_manager", WorkingAuthority.North, "second");
        await Raise(caseId, "senior_manager", null, "third");

        await Noticing.Run(default);
        await Noticing.Run(default);

        var mail = (await _authority.Get<IMailbox>().Claim(_authority.Clock.Now, default)).Single();
        Assert.That((mail.Mail.To, mail.Mail.Kind, mail.Mail.Counts.Alarms, mail.Address), Is.EqualTo((_authority.Who("rhodri").Id, MailKind.Alarm, 2, "rhodri@example.org")));
    }

    [Test]
    public async Task An_alarm_is_mailed_at_three_in_the_night_and_what_is_no_alarm_waits_for_the_morning()
    {
        await Missed();
        var other = await LedBy("anwen");
        await Wants("rhodri", morning: true, alarms: true);
        _authority.Clock.Now = Instant.FromUtc(2026, 3, 4, 3, 0);

        await Noticing.Run(default);
        await _authority.Get<MorningDigests>().Run(default);
        var before = await _authority.Get<IMailbox>().Claim(_authority.Clock.Now, default);
        await Raise(other, "team_manager", WorkingAuthority.North, "at night");
        await Noticing.Run(default);
        await _authority.Get<MorningDigests>().Run(default);
        var atNight = await _authority.Get<IMailbox>().Claim(_authority.Clock.Now, default);

        Assert.That(MailSetting.Usual.IsQuiet(new LocalTime(3, 0)), Is.True);
        Assert.That(before, Is.Empty, "an escalation is no alarm");
        Assert.That(atNight.Select(mail => (mail.Mail.To, mail.Mail.Kind)), Is.EqualTo(new[] { (_authority.Who("rhodri").Id, MailKind.Alarm) }));
    }

    private Noticing Noticing => _authority.Get<Noticing>();

    private INotices Notices => _authority.Get<INotices>();

    private Task Wants(string who, bool morning, bool alarms) => _authority.Get<IMailbox>().Keep(
        _authority.Who(who), MailSetting.Usual with { Address = $"{who}@example.org", Morning = morning, Alarms = alarms }, default);

    /// <summary>An alarm as a step leaves it on the lists of a role.</summary>
    private async Task Raise(CaseId caseId, string role, TeamId? team, string key)
    {
        await using var database = await _authority.Database();
        database.Tasks.Add(new StoredTask
        {
            AuthorityId = _authority.Authority, CaseId = caseId, TaskKey = $"{key} {role}", Name = "child_missing", Kind = TaskRowKind.Alarm, Role = role, TeamId = team,
            OpenedAt = _authority.Clock.Now, Urgency = 4,
        });
        await database.SaveChangesAsync();
    }

    private async Task<IReadOnlyList<Notice>> NoticesOf(string who, HiddenFiles? hidden = null) =>
        await Notices.Of(_authority.Who(who), hidden ?? await _authority.Get<CaseDoor>().HiddenFrom(_authority.Who(who), default), unreadOnly: false, default);

    private Task Away(string who, LocalDate from, LocalDate to, string? cover) => _authority.Get<KeepingAbsences>().Record(
        _authority.Who(who), new AbsenceId(Guid.NewGuid()), _authority.Who(who).Id, from, to, cover is null ? null : _authority.Who(cover).Id, default);

    /// <summary>A referral of the North team on which nobody decided in time.</summary>
    private async Task<CaseId> Missed()
    {
        var caseId = await _authority.Opened();
        _authority.Clock.Now += Duration.FromDays(3);
        await _authority.Get<DeadlineSweeper>().Run(100, 10, default);
        await using var database = await _authority.Database();
        Assert.That(await database.Tasks.AnyAsync(task => task.CaseId == caseId && task.Kind == TaskRowKind.Escalation), "it was raised");
        return caseId;
    }

    private async Task<CaseId> LedBy(string worker)
    {
        var caseId = await _authority.Opened();
        await _authority.Work.Give(
            _authority.Who("rhodri"), caseId, WorkingAuthority.ReferralDecided(_authority.Who(worker).Id.ToString()), Guid.NewGuid().ToString(), null, default);
        _authority.Clock.Now += Duration.FromMinutes(1);
        return caseId;
    }

    /// <summary>Another node that tells the first of what is told at the moment when this one is about to.</summary>
    private sealed class QuickerNode(INotices inner) : INotices
    {
        public int Refused { get; private set; }

        public async Task<bool> Tell(AuthorityId authority, IReadOnlyList<ToldHappening> told, IReadOnlyList<WrittenMail> mails, Instant now, CancellationToken cancellationToken)
        {
            if (Refused == 0)
            {
                await inner.Tell(authority, [told[0]], [], now, cancellationToken);
            }
            var taken = await inner.Tell(authority, told, mails, now, cancellationToken);
            Refused += taken ? 0 : 1;
            return taken;
        }

        public Task<IReadOnlySet<Guid>> Known(AuthorityId authority, IReadOnlyList<Guid> happenings, CancellationToken cancellationToken) => inner.Known(authority, happenings, cancellationToken);

        public Task<int> Unread(StaffMember staff, HiddenFiles hidden, NoticeKind? kind, CancellationToken cancellationToken) => inner.Unread(staff, hidden, kind, cancellationToken);

        public Task<IReadOnlyList<Notice>> Of(StaffMember staff, HiddenFiles hidden, bool unreadOnly, CancellationToken cancellationToken) => inner.Of(staff, hidden, unreadOnly, cancellationToken);

        public Task<bool> Mark(StaffMember staff, Guid happening, Instant? readAt, CancellationToken cancellationToken) => inner.Mark(staff, happening, readAt, cancellationToken);

        public Task MarkAll(StaffMember staff, Instant until, Instant readAt, CancellationToken cancellationToken) => inner.MarkAll(staff, until, readAt, cancellationToken);

        public Task<int> Purge(Instant before, CancellationToken cancellationToken) => inner.Purge(before, cancellationToken);
    }
}
