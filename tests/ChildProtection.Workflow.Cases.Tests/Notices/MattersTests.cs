using ChildProtection.Workflow.Cases.Absences;
using ChildProtection.Workflow.Cases.Access;
using ChildProtection.Workflow.Cases.Access.Restricting;
using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Cases.Notices;
using ChildProtection.Workflow.Cases.Oversight;
using ChildProtection.Workflow.Cases.Tests.Work;
using NodaTime;

namespace ChildProtection.Workflow.Cases.Tests.Notices;

/// <summary>What no case asks for is one named person's to settle by a time, and after that the next one's up.</summary>
internal sealed class MattersTests
{
    private static readonly LocalDate Monday = new(2026, 3, 2);

    private WorkingAuthority _authority = null!;

    [SetUp]
    public async Task Begin() => _authority = await WorkingAuthority.Create();

    [TearDown]
    public async Task End() => await _authority.DisposeAsync();

    [Test]
    [Covers("O5", "T44")]
    public async Task An_absence_that_nobody_covers_goes_up_with_each_working_day_until_somebody_is_named()
    {
        var absence = await Away("anwen", Monday, Monday.PlusDays(9));

        var owners = new List<(string?, LocalDate)>();
        for (var day = 0; day < 5; day++)
        {
            var matter = (Matter.CoverMissing)(await Of()).Single();
            owners.Add((matter.Owner?.SignInName, matter.DueAt.InUtc().Date));
            _authority.Clock.Now += Duration.FromDays(1);
        }
        await _authority.Get<KeepingAbsences>().Change(_authority.Who("rhodri"), absence.Id, 1, absence.From, absence.To, _authority.Who("leila").Id, default);

        Assert.That(owners, Is.EqualTo(new[]
        {
            ("rhodri", Monday), ("gwenllian", Monday.PlusDays(1)), ("iolo", Monday.PlusDays(2)), ("iolo", Monday.PlusDays(2)), ("iolo", Monday.PlusDays(2)),
        }));
        Assert.That(await Of(), Is.Empty, "settled");
    }

    [Test]
    public async Task An_absence_still_to_come_leaves_the_manager_two_working_days()
    {
        await Away("anwen", Monday.PlusDays(10), Monday.PlusDays(12));

        Assert.That((await Of()).Single().DueAt.InUtc().Date, Is.EqualTo(Monday.PlusDays(2)));
    }

    [Test]
    public async Task Where_the_manager_is_away_too_it_is_the_next_one_s_from_the_beginning()
    {
        await Away("rhodri", Monday, Monday.PlusDays(9), "gwenllian");
        await Away("anwen", Monday, Monday.PlusDays(4));

        Assert.That((await Of()).Single().Owner!.SignInName, Is.Not.EqualTo("rhodri").And.Not.EqualTo("nerys"));
    }

    [Test]
    public async Task Each_one_up_is_told_once()
    {
        await Away("anwen", Monday, Monday.PlusDays(9));
        for (var day = 0; day < 3; day++)
        {
            await _authority.Get<Noticing>().Run(default);
            await _authority.Get<Noticing>().Run(default);
            _authority.Clock.Now += Duration.FromDays(1);
        }

        foreach (var who in new[] { "rhodri", "gwenllian", "iolo" })
        {
            var told = await _authority.Get<INotices>().Of(_authority.Who(who), HiddenFiles.None, false, default);
            Assert.That(told.Count(one => one.Happening.Kind == NoticeKind.CoverMissing), Is.EqualTo(1), who);
        }
    }

    [Test]
    public async Task Whoever_was_refused_a_restricted_file_in_an_emergency_is_asked_after_within_hours_by_somebody_named()
    {
        var caseId = await _authority.Opened();
        var child = (await _authority.Head(caseId)).Child;
        await _authority.Get<FileRestricting>().Set(
            _authority.Who("gwenllian"), child, RestrictionGround.ThreatToLife, "A witness's family: nobody may know.", Monday.PlusMonths(1),
            [new RestrictedReader(_authority.Who("iolo").Id, ReaderStanding.Reads)], default);
        await _authority.Get<EmergencyOpening>().Open(_authority.Who("nerys"), caseId, "A call that the child is hurt", default);

        var at = _authority.Clock.Now;
        var first = await Refused();
        _authority.Clock.Now += Duration.FromHours(3);
        var later = await Refused();
        await _authority.Get<FileRestricting>().Answer(_authority.Who("iolo"), child, first.Notice.Id, "Rang at once: the child is safe.", default);

        Assert.That((first.Owner!.SignInName, first.DueAt), Is.EqualTo(("gwenllian", at + Duration.FromHours(2))));
        Assert.That((later.Owner!.SignInName, later.Rung), Is.EqualTo(("iolo", 1)));
        Assert.That((await Of()).OfType<Matter.RestrictedFile>().Select(matter => matter.Notice.Kind), Has.No.Member(RestrictedNoticeKind.RefusedInEmergency));
    }

    private async Task<Matter.RestrictedFile> Refused() => (await Of()).OfType<Matter.RestrictedFile>().Single(matter => matter.Notice.Kind == RestrictedNoticeKind.RefusedInEmergency);

    private Task<IReadOnlyList<Matter>> Of() => _authority.Get<Matters>().Of(_authority.Authority, default);

    private async Task<Absence> Away(string who, LocalDate from, LocalDate to, string? cover = null) => ((AbsenceOutcome.Kept)await _authority.Get<KeepingAbsences>().Record(
        _authority.Who(who), new AbsenceId(Guid.NewGuid()), _authority.Who(who).Id, from, to, cover is null ? null : _authority.Who(cover).Id, default)).Absence;
}
