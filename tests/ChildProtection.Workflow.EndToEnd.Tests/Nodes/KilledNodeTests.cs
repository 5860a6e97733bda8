using ChildProtection.Workflow.Engine.Execution;
using ChildProtection.Workflow.Server.Tests.Messaging;
using ChildProtection.Workflow.Storage.Schema;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Npgsql;

namespace ChildProtection.Workflow.EndToEnd.Tests.Nodes;

/// <summary>A node is killed with kill -9 in the middle of what it does; the other one goes on.</summary>
[Category("Servers")]
[Category("Kill")]
[NonParallelizable]
internal sealed class KilledNodeTests
{
    private TwoNodes _nodes = null!;

    [TearDown]
    public async Task Stop()
    {
        if (_nodes is not null)
        {
            await _nodes.DisposeAsync();
            _nodes = null!;
        }
    }

    [Test]
    public async Task A_node_killed_in_the_middle_of_commands_loses_none_that_was_acknowledged_and_doubles_none()
    {
        _nodes = await TwoNodes.Start(cases: 12);
        await _nodes.OpenAll();
        var load = Load.Start(_nodes.Nodes, _nodes.Cases);
        await load.Goes(150, "with both nodes");

        await _nodes.Nodes[0].Kill();
        await load.Goes(150, "with one node");
        await load.End();

        Assert.That(load.Repeats, Is.Positive, "commands that the killed node left unanswered");
        await new StoredCases(_nodes).Hold(load.Acknowledged);
        await new StoredCases(_nodes).AreSound();
    }

    [Test]
    public async Task A_node_killed_in_the_middle_of_a_sweep_leaves_no_stage_out_and_raises_none_twice_and_the_other_takes_over()
    {
        _nodes = await TwoNodes.Start(cases: 360);
        var firstDue = WholeSecond() + Duration.FromSeconds(20);
        await _nodes.Open(_nodes.Cases.Select((caseId, index) => (caseId, firstDue + DueAfter(index))));

        var killed = await KillWhoeverSweeps();
        var killedAt = SystemClock.Instance.GetCurrentInstant();
        await Until.Holds(async () => await Breaches() == _nodes.Cases.Count, "every stage is raised");

        var journals = await new StoredCases(_nodes).Journals();
        foreach (var (caseId, journal) in journals)
        {
            Assert.That(journal.OfType<JournalEntry.StageRaised>().Select(raised => raised.Stage), Is.EqualTo((StageId[])[StageId.Rung("practice", 1)]), $"stages raised in {caseId}");
            Assert.That(journal.OfType<JournalEntry.BreachBegun>().Count(), Is.EqualTo(1), $"breaches of {caseId}");
        }
        await new StoredCases(_nodes).AreSound();
        await Until.Holds(_nodes.NothingWaits, "all notices are sent");
        await new Notices(_nodes).AreComplete();
        var after = journals.Values.SelectMany(journal => journal.OfType<JournalEntry.StageRaised>()).Where(raised => raised.RecordedAt > killedAt).ToList();
        Assert.That(after, Is.Not.Empty, "stages were left for the survivor");
        await TestContext.Out.WriteLineAsync(
            $"{killed} killed in a sweep; {after.Count} stages left; the first was raised {(after.Min(raised => raised.RecordedAt) - killedAt).TotalSeconds:0.0} s after the kill, "
            + $"the one that waited longest past kill and due time {after.Max(raised => (raised.RecordedAt - Instant.Max(raised.DueAt, killedAt)).TotalSeconds):0.0} s");
    }

    [Test]
    public async Task A_node_killed_in_the_middle_of_publishing_leaves_no_event_out_and_every_case_in_order()
    {
        _nodes = await TwoNodes.Start(cases: 40);
        await _nodes.OpenAll();
        var load = Load.Start(_nodes.Nodes, _nodes.Cases);
        await load.Goes(300, "with both nodes");
        await Until.Holds(SomethingIsBeingSent, "notices are on their way");

        await _nodes.Nodes[1].Kill();
        await load.Goes(200, "with one node");
        await load.End();
        await Until.Holds(_nodes.NothingWaits, "all notices are sent");

        await new StoredCases(_nodes).Hold(load.Acknowledged);
        await new Notices(_nodes).AreComplete();
    }

    /// <summary>Three waves, each for more than one batch of work, and then one case a second, so that some are due after the kill whenever it comes.</summary>
    private static Duration DueAfter(int index) => index < 330 ? Duration.FromSeconds(index % 3 * 4) : Duration.FromSeconds(index - 330);

    private static Instant WholeSecond() => Instant.FromUnixTimeSeconds(SystemClock.Instance.GetCurrentInstant().ToUnixTimeSeconds());

    /// <summary>Waits until a node holds claimed cases in a transaction, and kills that node.</summary>
    private async Task<string> KillWhoeverSweeps()
    {
        string? sweeping = null;
        await Until.Holds(async () => (sweeping = await Sweeping()) is not null, "a node sweeps");
        await _nodes.Nodes.Single(node => node.Name == sweeping).Kill();
        return sweeping!;
    }

    private async Task<string?> Sweeping()
    {
        await using var connection = new NpgsqlConnection(_nodes.ConnectionString);
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        // Row locks give a transaction its number: a claim that found nothing has none.
        command.CommandText = """
            select application_name from pg_stat_activity
            where datname = current_database() and application_name like 'node-%' and backend_xid is not null
              and (query like '%from deadline d join "case" c%' or query like 'savepoint%')
            limit 1
            """;
        return await command.ExecuteScalarAsync() as string;
    }

    private async Task<int> Breaches()
    {
        await using var context = await _nodes.Context();
        return await context.Breaches.CountAsync();
    }

    private async Task<bool> SomethingIsBeingSent()
    {
        var now = SystemClock.Instance.GetCurrentInstant();
        await using var context = await _nodes.Context();
        return await context.Outbox.AnyAsync(delivery => delivery.State == DeliveryState.Waiting && delivery.NotBefore > now && delivery.Failures == 0);
    }
}
