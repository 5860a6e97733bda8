using ChildProtection.Workflow.Server.Tests.Messaging;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Npgsql;

namespace ChildProtection.Workflow.EndToEnd.Tests.Nodes;

/// <summary>The database or the broker dies under load and comes back; the nodes go on by themselves.</summary>
[Category("Servers")]
[Category("Kill")]
[NonParallelizable]
internal sealed class RestartedServerTests
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
    public async Task A_database_that_crashes_under_load_loses_nothing_acknowledged_and_the_nodes_recover_by_themselves()
    {
        _nodes = await TwoNodes.Start(cases: 13);
        Assert.That(_nodes.Database.IsOwn, "a server that is not the tests' own cannot be crashed: leave CPW_TEST_POSTGRES unset");
        var (cases, late) = (_nodes.Cases.SkipLast(1).ToList(), _nodes.Cases[^1]);
        var tomorrow = SystemClock.Instance.GetCurrentInstant() + Duration.FromDays(1);
        await _nodes.Open(cases.Select(caseId => (caseId, tomorrow)));
        var load = Load.Start(_nodes.Nodes, cases);
        await load.Goes(100, "before the crash");

        await _nodes.Database.Crash();
        await _nodes.Database.Continue();
        NpgsqlConnection.ClearAllPools(); // this process's own; the nodes find out for themselves
        await load.Goes(150, "after the crash");
        await load.End();
        await _nodes.Open([(late, SystemClock.Instance.GetCurrentInstant() + Duration.FromSeconds(1))]);
        await Until.Holds(StageRaised, "a stage that falls due after the crash is raised");
        await Until.Holds(_nodes.NothingWaits, "all notices are sent");

        Assert.That(load.Repeats, Is.Positive, "commands that the crash left unanswered");
        await new StoredCases(_nodes).Hold(load.Acknowledged);
        await new StoredCases(_nodes).AreSound();
        await new Notices(_nodes).AreComplete();
    }

    [Test]
    public async Task A_broker_that_is_killed_under_load_holds_up_no_command_and_everything_arrives_when_it_is_back()
    {
        _nodes = await TwoNodes.Start(cases: 40);
        await _nodes.OpenAll();
        var load = Load.Start(_nodes.Nodes, _nodes.Cases);
        await load.Goes(150, "with the broker");

        await _nodes.Broker.Kill();
        await load.Goes(150, "without the broker");
        var repeatsWithoutBroker = load.Repeats;
        await _nodes.Broker.StartAgain();
        await load.Goes(100, "with the broker back");
        await load.End();
        await Until.Holds(_nodes.NothingWaits, "all notices are sent");

        Assert.That(repeatsWithoutBroker, Is.Zero, "commands that had to be said again while the broker was away");
        await new StoredCases(_nodes).Hold(load.Acknowledged);
        await new Notices(_nodes).AreComplete();
    }

    private async Task<bool> StageRaised()
    {
        await using var context = await _nodes.Context();
        return await context.Breaches.AnyAsync();
    }
}
