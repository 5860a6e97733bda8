using ChildProtection.Workflow.Cases.Runtime;
using ChildProtection.Workflow.Storage.Registration;
using ChildProtection.Workflow.Storage.Tests.Databases;
using NodaTime;
using Npgsql;

namespace ChildProtection.Workflow.Storage.Tests.Sweeping;

/// <summary>What only a server with several connections can get wrong.</summary>
[Category("Servers")]
internal sealed class LostConnectionTests
{
    private static readonly Instant Due = CaseSteps.Start + Duration.FromDays(10);

    private TestDatabase _database = null!;

    [SetUp]
    public async Task CreateDatabase() => _database = await TestDatabase.Create(DatabaseProvider.PostgreSql);

    [TearDown]
    public async Task DropDatabase() => await _database.DisposeAsync();

    [Test]
    public async Task A_sweep_whose_connection_is_killed_releases_its_cases()
    {
        await OpenDueCases(5);

        Assert.That(
            async () => await _database.OpenStore().Sweep(Due, 200, KillWhileDeciding, default),
            Throws.InstanceOf<NpgsqlException>());

        var outcome = await _database.OpenStore().Sweep(Due, 200, FireAll, default);
        Assert.That(outcome, Is.EqualTo(new SweepOutcome(5, 5, 0, Due)));
    }

    [Test]
    public async Task Cases_that_another_node_holds_are_passed_over_and_not_waited_for()
    {
        await OpenDueCases(4);
        var inside = 0;

        var outer = await _database.OpenStore().Sweep(
            Due,
            2,
            cases =>
            {
                inside = _database.OpenStore().Sweep(Due, 200, FireAll, default).GetAwaiter().GetResult().StagesFired;
                return FireAll(cases);
            },
            default);

        Assert.That((outer.StagesFired, inside), Is.EqualTo((2, 2)));
    }

    [Test]
    public async Task An_old_snapshot_held_elsewhere_changes_nothing_of_what_is_fired()
    {
        await OpenDueCases(60);
        await using var report = new NpgsqlConnection(_database.Options.ConnectionString);
        await report.OpenAsync();
        await using var snapshot = await report.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead);
        await using (var read = new NpgsqlCommand("select count(*) from deadline", report))
        {
            await read.ExecuteScalarAsync();
        }

        var store = _database.OpenStore();
        var fired = new List<int>();
        while (await store.Sweep(Due, 20, FireAll, default) is { Cases: > 0 } outcome)
        {
            fired.Add(outcome.StagesFired);
        }

        Assert.That(fired, Is.EqualTo(new[] { 20, 20, 20 }));
    }

    [Test]
    public async Task A_batch_of_two_hundred_takes_at_most_ten_statements()
    {
        await OpenDueCases(200);
        var store = _database.OpenStore();
        using var commands = new StatementCount(new NpgsqlConnectionStringBuilder(_database.Options.ConnectionString).Database!);

        await store.Sweep(Due, 200, FireAll, default);

        Assert.That(commands.Seen, Is.InRange(1, 10));
    }

    private List<SweepDecision> KillWhileDeciding(IReadOnlyList<LoadedCase> cases)
    {
        using var killer = new NpgsqlConnection(_database.Options.ConnectionString);
        killer.Open();
        using var kill = new NpgsqlCommand(
            "select count(pg_terminate_backend(pid)) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid() and state = 'idle in transaction'", killer);
        Assert.That(kill.ExecuteScalar(), Is.EqualTo(1L));
        return FireAll(cases);
    }

    private static List<SweepDecision> FireAll(IReadOnlyList<LoadedCase> cases) =>
        [.. cases.Select(one => new SweepDecision.Fire(CaseSteps.Next(one.Head, Due, "stage.raised") with { DeadlinesEnded = ["d"] }, 1))];

    private async Task OpenDueCases(int count) => await _database.OpenStore().Apply(
        [.. Enumerable.Range(1, count).Select(n => CaseSteps.Open(CaseSteps.Case(n)) with { DeadlinesSet = [CaseSteps.Deadline("d", Due)] })], default);
}
