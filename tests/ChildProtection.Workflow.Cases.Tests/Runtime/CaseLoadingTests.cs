using System.Text;
using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Cases.Reading;
using ChildProtection.Workflow.Cases.Runtime;
using ChildProtection.Workflow.Cases.Staff;
using ChildProtection.Workflow.Cases.Tests.Shipped;
using ChildProtection.Workflow.Cases.Tests.Work;
using ChildProtection.Workflow.Cases.Work;
using ChildProtection.Workflow.Engine.Calendars;
using ChildProtection.Workflow.Engine.Execution;
using ChildProtection.Workflow.Storage.Definitions;
using ChildProtection.Workflow.Storage.Schema;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ChildProtection.Workflow.Cases.Tests.Runtime;

/// <summary>Cases whose snapshot an upgrade, or a damaged row, has left unreadable.</summary>
internal sealed class CaseLoadingTests
{
    private const string CalendarPath = "calendars/england-and-wales.yaml";

    /// <summary>A snapshot of the form that was written before this one.</summary>
    private static readonly byte[] Older = "{\"v\":2,\"m\":\"37020fb0aa06552b\"}"u8.ToArray();

    private WorkingAuthority _authority = null!;

    [SetUp]
    public async Task Begin() => _authority = await WorkingAuthority.Create();

    [TearDown]
    public async Task End() => await _authority.DisposeAsync();

    [Test]
    public async Task A_case_is_worked_as_if_its_snapshot_could_be_read()
    {
        var (unread, twin) = (await _authority.Opened(), await _authority.Opened());
        await Damage(unread);

        var outcomes = (await Decide(unread), await Decide(twin));

        Assert.That(outcomes, Is.EqualTo((typeof(WorkOutcome.Done), typeof(WorkOutcome.Done))));
        Assert.That((await _authority.Head(unread)).Snapshot.ToArray(), Is.EqualTo((await _authority.Head(twin)).Snapshot.ToArray()));
        Assert.That((await _authority.Head(unread)).Version, Is.EqualTo(2));
    }

    [Test]
    public async Task A_case_that_is_looked_at_is_whole_and_is_kept_as_it_was()
    {
        var opened = await _authority.Opened();
        await Decide(opened);
        var before = await _authority.Head(opened);
        await Damage(opened);

        var page = await _authority.Get<CaseReading>().Case(_authority.Who("rhodri"), opened, default);

        var after = await _authority.Head(opened);
        Assert.That(page!.State.Snapshot.ActiveStates, Is.Not.Empty);
        Assert.That(after.Snapshot.ToArray(), Is.EqualTo(before.Snapshot.ToArray()));
        Assert.That((after.Version, after.LastSequence), Is.EqualTo((before.Version, before.LastSequence)));
    }

    [Test]
    public async Task A_list_is_whole_and_makes_its_cases_again()
    {
        var opened = await _authority.Opened();
        var before = await _authority.Get<CaseReading>().MyWork(_authority.Who("rhodri"), default);
        await Damage(opened);

        var after = await _authority.Get<CaseReading>().MyWork(_authority.Who("rhodri"), default);

        Assert.That(after!.Select(item => item.Title), Is.EqualTo(before!.Select(item => item.Title)));
        Assert.That((await _authority.Head(opened)).Snapshot.Span[0], Is.EqualTo(SnapshotFormat.Version));
    }

    [Test]
    public async Task A_list_makes_no_more_cases_again_than_its_bound_and_names_them_all()
    {
        for (var count = 0; count < CaseReading.MadeAgainMax + 2; count++)
        {
            await _authority.Opened();
        }
        await Damage();

        var list = await _authority.Get<CaseReading>().MyWork(_authority.Who("rhodri"), default);

        Assert.That(list!.Select(item => item.Line.Case).Distinct().Count(), Is.EqualTo(CaseReading.MadeAgainMax + 2));
        Assert.That(await Unread(), Is.EqualTo(2));
    }

    [Test]
    public async Task Many_cases_of_one_sweep_are_made_again_and_fired_as_if_they_could_be_read()
    {
        const int Cases = 50;
        var (unread, sound) = (new List<CaseId>(), new List<CaseId>());
        for (var count = 0; count < Cases; count++)
        {
            unread.Add(await _authority.Opened());
        }
        await Damage();
        sound.Add(await _authority.Opened());
        _authority.Clock.Now += Duration.FromDays(14);

        var totals = await _authority.Get<DeadlineSweeper>().Run(batchCases: 20, batchesMax: 100, default);

        var raised = (await Raised()).ToLookup(entry => entry.CaseId, entry => entry.Payload);
        Assert.That((totals.Parked, totals.Finished), Is.EqualTo((0, true)));
        Assert.That(raised.Select(entries => entries.Key), Is.EquivalentTo(unread.Concat(sound)));
        Assert.That(raised.Select(entries => entries.Count()).Distinct().Count(), Is.EqualTo(1), "each case raised as much as the one that could be read");
        Assert.That(raised.All(entries => entries.Distinct().Count() == entries.Count()), "nothing was raised twice");
        Assert.That(await Unread(), Is.Zero);
    }

    [Test]
    public async Task A_case_whose_journal_was_changed_is_parked_once_and_the_others_go_on()
    {
        var (tampered, sound) = (await _authority.Opened(), await _authority.Opened());
        await Damage();
        await using (var database = await _authority.Database())
        {
            await database.Journal.Where(entry => entry.CaseId == tampered && entry.Sequence == 2).ExecuteUpdateAsync(set => set.SetProperty(entry => entry.Payload, "{}"));
        }
        _authority.Clock.Now += Duration.FromDays(14);

        var totals = await _authority.Get<DeadlineSweeper>().Run(10, 10, default);
        var worked = await _authority.Work.Give(_authority.Who("rhodri"), tampered, WorkingAuthority.ReferralDecided(_authority.Who("anwen").Id.ToString()), "again", null, default);

        var incident = await Incident();
        Assert.That((totals.Parked, totals.Finished), Is.EqualTo((1, true)));
        Assert.That((incident.CaseId, incident.Code), Is.EqualTo((tampered, CaseLoading.JournalBrokenCode)));
        Assert.That(incident.Words, Does.Contain("Entry 2 does not match its hash"));
        Assert.That(((WorkOutcome.Faulted)worked).Code, Is.EqualTo(CaseLoading.JournalBrokenCode));
        Assert.That((await Raised()).Select(entry => entry.CaseId).Distinct(), Is.EqualTo(new[] { sound }));
    }

    [Test]
    public async Task A_case_whose_journal_leads_elsewhere_is_parked_and_nobody_is_told_that_it_is_not_there()
    {
        var opened = await _authority.Opened();
        await Damage(opened);
        await Forge(opened, payload => payload.Contains("\"activation\":1", StringComparison.Ordinal) ? payload.Replace("\"activation\":1", "\"activation\":2", StringComparison.Ordinal) : null);

        Assert.That(
            async () => await _authority.Get<CaseReading>().Case(_authority.Who("rhodri"), opened, default),
            Throws.InvalidOperationException.With.Message.StartsWith(CaseLoading.ReplayFailedCode));

        var incident = await Incident();
        Assert.That((incident.CaseId, incident.Code), Is.EqualTo((opened, CaseLoading.ReplayFailedCode)));
        Assert.That(incident.Words, Does.Contain("would be state.entered now"));
        Assert.That(incident.Trace, Does.Contain("format 123").And.Contain(nameof(InvalidOperationException)));
    }

    [Test]
    public async Task A_case_that_an_operator_put_right_is_taken_up_again()
    {
        var opened = await _authority.Opened();
        await Damage(opened);
        var payload = string.Empty;
        await using var database = await _authority.Database();
        var entry = database.Journal.Where(each => each.CaseId == opened && each.Sequence == 1);
        payload = await entry.Select(each => each.Payload).SingleAsync();
        await entry.ExecuteUpdateAsync(set => set.SetProperty(each => each.Payload, "{}"));
        _authority.Clock.Now += Duration.FromDays(14);
        await _authority.Get<DeadlineSweeper>().Run(10, 10, default);

        await entry.ExecuteUpdateAsync(set => set.SetProperty(each => each.Payload, payload));
        await _authority.Store.RetryParked(_authority.Authority, opened, "operator", _authority.Clock.Now, default);
        var totals = await _authority.Get<DeadlineSweeper>().Run(10, 10, default);

        Assert.That((totals.StagesFired > 0, totals.Parked), Is.EqualTo((true, 0)));
    }

    [Test]
    public async Task A_case_is_made_again_by_the_definition_that_it_pins()
    {
        var opened = await _authority.Opened();
        var before = await _authority.Head(opened);
        await _authority.Get<DefinitionLibrary>().Publish(
            _authority.Authority, ShippedFiles.Folder.Load(ShippedFiles.EnglandPath, ShippedFiles.Calendars), new LocalDate(2026, 3, 2), "a test", _authority.Clock.Now, default);
        await Damage(opened);

        var state = await _authority.State(opened);

        Assert.That(_authority.Get<DefinitionLibrary>().InForce(_authority.Authority, new LocalDate(2026, 3, 2))!.Definition.Hash, Is.Not.EqualTo(state.Definition.Definition.Hash));
        Assert.That(state.Head.Snapshot.ToArray(), Is.EqualTo(before.Snapshot.ToArray()));
    }

    [Test]
    public async Task A_case_that_lived_through_a_change_of_calendar_is_made_again_by_each_in_its_time()
    {
        var opened = await _authority.Opened();
        var later = Later();
        await Fire(later);
        var before = await _authority.Head(opened);
        await Damage(opened);

        var read = await later.Loading.Read((await _authority.Store.Load(_authority.Authority, opened, null, default))!, default);

        Assert.That(read, Is.InstanceOf<CaseRead.Ready>(), read.ToString());
        Assert.That(((CaseRead.Ready)read).State.Snapshot.CalendarVersion, Is.EqualTo(later.Calendar.Version).And.Not.EqualTo(ShippedFiles.Calendar.Version));
        Assert.That((await _authority.Head(opened)).Snapshot.ToArray(), Is.EqualTo(before.Snapshot.ToArray()));
    }

    [Test]
    public async Task A_case_counted_by_a_calendar_that_is_not_here_any_more_is_parked_and_not_counted_by_another()
    {
        var opened = await _authority.Opened();
        await Damage(opened);
        await using var database = await _authority.Database();
        await database.Calendars.ExecuteDeleteAsync();

        var read = await Later().Loading.Read((await _authority.Store.Load(_authority.Authority, opened, null, default))!, default);

        Assert.That(((CaseRead.Faulted)read).Code, Is.EqualTo(CaseLoading.ReplayFailedCode));
        Assert.That((await Incident()).Words, Does.Contain(ShippedFiles.Calendar.Version).And.Contain("is not here"));
    }

    private async Task<Type> Decide(CaseId caseId) => (await _authority.Work.Give(
        _authority.Who("rhodri"), caseId, WorkingAuthority.ReferralDecided(_authority.Who("anwen").Id.ToString()), caseId.ToString(), null, default)).GetType();

    private async Task Damage(CaseId? caseId = null)
    {
        await using var database = await _authority.Database();
        await database.Cases.Where(one => caseId == null || one.CaseId == caseId).ExecuteUpdateAsync(set => set.SetProperty(one => one.Snapshot, Older));
        foreach (var one in await database.Cases.Select(one => one.CaseId).ToListAsync())
        {
            // As after the start that an upgrade needs.
            _authority.Get<RecentCases>().Forget(_authority.Authority, one);
        }
    }

    /// <summary>Changes the first entry for which a payload is given, and every hash after it: what only somebody with the whole database can do.</summary>
    private async Task Forge(CaseId caseId, Func<string, string?> instead)
    {
        await using var database = await _authority.Database();
        var entries = await database.Journal.AsTracking().Where(entry => entry.CaseId == caseId).OrderBy(entry => entry.Sequence).ToListAsync();
        var changed = entries.First(entry => instead(entry.Payload) is not null);
        changed.Payload = instead(changed.Payload)!;
        var hash = JournalHash.Start;
        foreach (var entry in entries)
        {
            var row = new JournalRow(entry.Sequence, entry.Kind, entry.OccurredAt, entry.RecordedAt, entry.Actor, Encoding.UTF8.GetBytes(entry.Payload), default);
            entry.Hash = JournalHash.Of(hash.Span, _authority.Authority, caseId, row);
            hash = entry.Hash;
        }
        (await database.Cases.AsTracking().SingleAsync(one => one.CaseId == caseId)).LastHash = hash.ToArray();
        await database.SaveChangesAsync();
    }

    private async Task<int> Unread()
    {
        await using var database = await _authority.Database();
        return await database.Cases.CountAsync(one => one.Snapshot == Older);
    }

    private async Task<StoredIncident> Incident()
    {
        await using var database = await _authority.Database();
        return await database.Incidents.SingleAsync();
    }

    private async Task<List<StoredJournalEntry>> Raised()
    {
        await using var database = await _authority.Database();
        return await database.Journal.AsNoTracking().Where(entry => entry.Kind == "stage.raised").ToListAsync();
    }

    /// <summary>The same installation, started anew with a calendar that has one closure more.</summary>
    private (CaseDecider Decider, CaseLoading Loading, WorkingCalendar Calendar) Later()
    {
        var text = ShippedFiles.Folder.Read(CalendarPath)! + "\n# The next edition.\n";
        var book = CalendarBook.Of([CalendarFile.Parse(text, CalendarPath).File!]).Book!;
        var calendars = new CalendarLibrary(book, _authority.Get<IDbContextFactory<WorkflowDbContext>>());
        var decider = new CaseDecider(_authority.Get<DefinitionLibrary>(), calendars, _authority.Get<IStaffDirectory>());
        return (decider, new CaseLoading(_authority.Store, _authority.Get<IJournal>(), calendars, decider, _authority.Clock), book.Find("england-and-wales")!);
    }

    private async Task Fire((CaseDecider Decider, CaseLoading Loading, WorkingCalendar Calendar) node)
    {
        _authority.Clock.Now += Duration.FromDays(14);
        var totals = await new DeadlineSweeper(_authority.Store, node.Decider, node.Loading, _authority.Clock).Run(10, 10, default);
        Assert.That(totals.StagesFired, Is.Positive);
    }
}
