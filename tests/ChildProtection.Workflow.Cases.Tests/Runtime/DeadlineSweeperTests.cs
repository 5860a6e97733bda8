using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Cases.Runtime;
using ChildProtection.Workflow.Cases.Tests.Work;
using ChildProtection.Workflow.Engine.Execution;
using ChildProtection.Workflow.Storage.Schema;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ChildProtection.Workflow.Cases.Tests.Runtime;

internal sealed class DeadlineSweeperTests
{
    private WorkingAuthority _authority = null!;

    private DeadlineSweeper Sweeper => _authority.Get<DeadlineSweeper>();

    [SetUp]
    public async Task Begin() => _authority = await WorkingAuthority.Create();

    [TearDown]
    public async Task End() => await _authority.DisposeAsync();

    [Test]
    public async Task Nothing_is_fired_before_it_is_due()
    {
        await _authority.Opened();

        Assert.That(await Sweeper.Run(10, 10, default), Is.EqualTo(new SweepTotals(0, 0, 0, null, Finished: true)));
    }

    [Test]
    public async Task After_an_outage_each_stage_is_raised_once_dated_by_when_it_was_due_and_in_that_order()
    {
        var opened = await _authority.Opened();
        _authority.Clock.Now += Duration.FromDays(14);

        var first = await Sweeper.Run(10, 10, default);
        var second = await Sweeper.Run(10, 10, default);

        var raised = await Raised(opened);
        Assert.That(first.StagesFired, Is.GreaterThan(2));
        Assert.That(first.Finished, Is.True);
        Assert.That(second, Is.EqualTo(new SweepTotals(0, 0, 0, null, Finished: true)));
        Assert.That(raised, Is.Not.Empty);
        Assert.That(raised.Select(entry => entry.OccurredAt), Is.Ordered.And.All.LessThan(_authority.Clock.Now));
        Assert.That(raised.Select(entry => entry.RecordedAt), Is.All.EqualTo(_authority.Clock.Now));
        Assert.That(raised.Select(entry => Key(entry)), Is.Unique);
    }

    [Test]
    public async Task A_run_ends_at_its_bound_and_says_that_it_is_not_finished()
    {
        for (var count = 0; count < 3; count++)
        {
            await _authority.Opened();
        }
        _authority.Clock.Now += Duration.FromDays(14);

        var bounded = await Sweeper.Run(batchCases: 1, batchesMax: 2, default);
        var rest = await Sweeper.Run(batchCases: 1, batchesMax: 10, default);

        Assert.That((bounded.Batches, bounded.Finished), Is.EqualTo((2, false)));
        Assert.That((rest.Batches, rest.Finished), Is.EqualTo((1, true)));
    }

    [Test]
    public async Task The_totals_name_the_oldest_that_was_due()
    {
        var first = await _authority.Opened();
        _authority.Clock.Now += Duration.FromHours(1);
        await _authority.Opened();
        _authority.Clock.Now += Duration.FromDays(14);

        var totals = await Sweeper.Run(batchCases: 1, batchesMax: 10, default);

        Assert.That(totals.OldestDue, Is.EqualTo((await Raised(first))[0].OccurredAt));
    }

    [Test]
    public async Task One_case_that_cannot_be_stepped_is_parked_as_an_incident_and_the_others_go_on()
    {
        var (broken, sound) = (await _authority.Opened(), await _authority.Opened());
        await using var database = await _authority.Get<IDbContextFactory<WorkflowDbContext>>().CreateDbContextAsync();
        await database.Cases.Where(one => one.CaseId == broken).ExecuteUpdateAsync(set => set.SetProperty(one => one.DefinitionHash, new string('0', 64)));
        _authority.Clock.Now += Duration.FromDays(14);

        var totals = await Sweeper.Run(10, 10, default);

        Assert.That((totals.Parked, totals.Finished), Is.EqualTo((1, true)));
        Assert.That(await Raised(broken), Is.Empty);
        Assert.That(await Raised(sound), Is.Not.Empty);
        var incident = await database.Incidents.SingleAsync();
        Assert.That((incident.CaseId, incident.Code), Is.EqualTo((broken, CaseDecider.DefinitionMissingCode)));
    }

    [Test]
    public async Task A_cancelled_run_ends_between_two_batches()
    {
        await _authority.Opened();
        _authority.Clock.Now += Duration.FromDays(14);
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();

        Assert.That(() => Sweeper.Run(10, 10, cancelled.Token), Throws.InstanceOf<OperationCanceledException>());
    }

    private async Task<IReadOnlyList<JournalRow>> Raised(CaseId caseId)
    {
        var rows = await _authority.Get<IJournal>().Read(_authority.Authority, caseId, 0, IJournal.EntriesMax, default);
        return [.. rows.Where(row => row.Kind == "stage.raised")];
    }

    private static string Key(JournalRow row) =>
        ((JournalEntry.StageRaised)JournalFormat.Read(row.Kind, row.OccurredAt, row.RecordedAt, row.Actor, row.Payload.Span)).Key;
}
