using System.Text.Json.Nodes;
using ChildProtection.Workflow.Cases.Absences;
using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Cases.Reading;
using ChildProtection.Workflow.Cases.Tests.Shipped;
using ChildProtection.Workflow.Cases.Tests.Work;
using NodaTime;
using NodaTime.Text;

namespace ChildProtection.Workflow.Cases.Tests.Absences;

/// <summary>An absence is recorded once, and every case of whoever is away knows it.</summary>
internal sealed class TellingCasesTests
{
    private static readonly LocalDate Monday = new(2026, 3, 2);

    private WorkingAuthority _authority = null!;

    [SetUp]
    public async Task Begin() => _authority = await WorkingAuthority.Create();

    [TearDown]
    public async Task End() => await _authority.DisposeAsync();

    [Test]
    [Covers("T26", "W3")]
    public async Task Each_case_is_told_who_covers_on_the_day_that_the_absence_begins_and_not_before()
    {
        var (first, second, other) = (await LedBy("anwen"), await LedBy("anwen"), await LedBy("dafydd"));
        await Away("anwen", Monday.PlusDays(1), Monday.PlusDays(4), "leila");

        Assert.That((await Telling.Run(default)).Told, Is.Zero, "before");
        _authority.Clock.Now += Duration.FromDays(1);
        Assert.That((await Telling.Run(default)).Told, Is.EqualTo(2));

        Assert.That(await Cover(first), Is.EqualTo(_authority.Who("leila").Id.ToString()));
        Assert.That(await Cover(second), Is.EqualTo(_authority.Who("leila").Id.ToString()));
        Assert.That(await Cover(other), Is.Null);
        Assert.That(await AbsenceIn(first), Is.EqualTo((Monday.PlusDays(1), Monday.PlusDays(4), (LocalDate?)null)));
    }

    [Test]
    public async Task Nobody_is_told_twice()
    {
        var caseId = await LedBy("anwen");
        await Away("anwen", Monday, Monday.PlusDays(4), "leila");
        await Telling.Run(default);
        var version = (await _authority.Head(caseId)).Version;

        var again = await Telling.Run(default);

        Assert.That((again.Told, again.Failed.Count, (await _authority.Head(caseId)).Version), Is.EqualTo((0, 0, version)));
    }

    [Test]
    public async Task What_was_told_and_not_kept_because_the_node_died_is_told_again_and_changes_nothing()
    {
        var caseId = await LedBy("anwen");
        await Away("anwen", Monday, Monday.PlusDays(4), "leila");
        await Telling.Run(default);
        await _authority.Get<IToldCases>().End(_authority.Authority, caseId, _authority.Who("anwen").Id, default);

        await Telling.Run(default);

        Assert.That((await _authority.Get<ICaseFiles>().Records(_authority.Authority, caseId, default)).Count(record => record.List == "absence"), Is.EqualTo(1));
        Assert.That(await Cover(caseId), Is.EqualTo(_authority.Who("leila").Id.ToString()));
    }

    [Test]
    public async Task A_case_that_is_given_to_whoever_is_away_is_told_too()
    {
        await Away("anwen", Monday, Monday.PlusDays(4), "leila");
        await Telling.Run(default);

        var caseId = await LedBy("anwen");
        await Telling.Run(default);

        Assert.That(await Cover(caseId), Is.EqualTo(_authority.Who("leila").Id.ToString()));
    }

    [Test]
    public async Task Another_cover_or_other_days_reach_the_case()
    {
        var caseId = await LedBy("anwen");
        var absence = await Away("anwen", Monday, Monday.PlusDays(4), "leila");
        await Telling.Run(default);

        await Keeping.Change(_authority.Who("rhodri"), absence.Id, 1, Monday, Monday.PlusDays(8), _authority.Who("dafydd").Id, default);
        await Telling.Run(default);

        Assert.That(await Cover(caseId), Is.EqualTo(_authority.Who("dafydd").Id.ToString()));
        Assert.That((await AbsenceIn(caseId)).Until, Is.EqualTo(Monday.PlusDays(8)));
    }

    [Test]
    public async Task When_the_absence_is_over_the_case_is_told_and_nobody_covers_any_longer()
    {
        var caseId = await LedBy("anwen");
        await Away("anwen", Monday, Monday.PlusDays(4), "leila");
        await Telling.Run(default);

        _authority.Clock.Now += Duration.FromDays(9); // the server was down on the day itself
        await Telling.Run(default);

        Assert.That(await Cover(caseId), Is.Null);
        Assert.That(await AbsenceIn(caseId), Is.EqualTo((Monday, Monday.PlusDays(4), (LocalDate?)Monday.PlusDays(5))));
    }

    [Test]
    public async Task A_cover_who_falls_ill_is_taken_from_the_case_the_same_day()
    {
        var caseId = await LedBy("anwen");
        await Away("anwen", Monday, Monday.PlusDays(8), "leila");
        await Telling.Run(default);
        _authority.Clock.Now += Duration.FromDays(2);

        await Away("leila", Monday.PlusDays(2), Monday.PlusDays(3), null);
        await Telling.Run(default);

        Assert.That(await Cover(caseId), Is.Null, "nobody covers, and the manager sees it");
    }

    private TellingCases Telling => _authority.Get<TellingCases>();

    private KeepingAbsences Keeping => _authority.Get<KeepingAbsences>();

    private async Task<string?> Cover(CaseId caseId) => (await _authority.State(caseId)).Snapshot.Holders.GetValueOrDefault("cover_worker");

    private async Task<(LocalDate On, LocalDate Until, LocalDate? Returned)> AbsenceIn(CaseId caseId)
    {
        var record = (await _authority.Get<ICaseFiles>().Records(_authority.Authority, caseId, default)).Single(record => record.List == "absence");
        var fields = JsonNode.Parse(record.Fields.Span)!;
        return (ShippedFiles.Calendar.DateOf(record.OccurredAt!.Value), Day(fields["until"])!.Value, Day(fields["returned_on"]));
    }

    private static LocalDate? Day(JsonNode? field) => field is null ? null : LocalDatePattern.Iso.Parse((string)field!).Value;

    private async Task<Absence> Away(string who, LocalDate from, LocalDate to, string? cover) =>
        ((AbsenceOutcome.Kept)await Keeping.Record(
            _authority.Who(who), new AbsenceId(Guid.NewGuid()), _authority.Who(who).Id, from, to, cover is null ? null : _authority.Who(cover).Id, default)).Absence;

    private async Task<CaseId> LedBy(string worker)
    {
        var caseId = await _authority.Opened();
        await _authority.Work.Give(
            _authority.Who("rhodri"), caseId, WorkingAuthority.ReferralDecided(_authority.Who(worker).Id.ToString()), Guid.NewGuid().ToString(), null, default);
        _authority.Clock.Now += Duration.FromMinutes(1);
        return caseId;
    }
}
