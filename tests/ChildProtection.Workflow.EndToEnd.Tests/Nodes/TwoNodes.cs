using System.Globalization;
using System.Text.Json;
using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Engine.Calendars;
using ChildProtection.Workflow.Server.Runtime;
using ChildProtection.Workflow.Server.Shell;
using ChildProtection.Workflow.Storage.Definitions;
using ChildProtection.Workflow.Storage.Migrations;
using ChildProtection.Workflow.Storage.Registration;
using ChildProtection.Workflow.Storage.Schema;
using ChildProtection.Workflow.Tests.Servers;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace ChildProtection.Workflow.EndToEnd.Tests.Nodes;

/// <summary>
/// Two nodes on a database of their own and on the one broker, an authority with a worker and a manager, and children of whom agencies may hear:
/// health of all of them, education of every second one, the police of none, for their kind is in no event's audience.
/// </summary>
internal sealed class TwoNodes : IAsyncDisposable
{
    public const string Worker = "worker";

    public static readonly AuthorityId Authority = new(1);

    private static readonly TeamId Team = new(1);
    private static readonly LocalDate LongAgo = new(2020, 1, 1);

    private readonly string _folder = Directory.CreateTempSubdirectory("cpw-nodes-").FullName;
    private readonly ServiceProvider _services;
    private readonly string _suffix = Guid.NewGuid().ToString("N")[..8];

    private TwoNodes(PostgreSqlServer database, RabbitMqServer broker, string connectionString, int cases)
    {
        (Database, Broker, ConnectionString) = (database, broker, connectionString);
        Cases = [.. Enumerable.Range(0, cases).Select(_ => new CaseId(Guid.NewGuid()))];
        var workflows = new DirectoryInfo(Path.Combine(Node.Repository, "workflows"));
        _services = new ServiceCollection()
            .AddLogging()
            .AddWorkflowStorage(new DatabaseOptions(DatabaseProvider.PostgreSql, connectionString))
            .AddCases(new ServerSettings(new DirectoryInfo(_folder), workflows, workflows, Demonstration: false))
            .AddSingleton<IClock>(SystemClock.Instance)
            .BuildServiceProvider();
    }

    public PostgreSqlServer Database { get; }

    public RabbitMqServer Broker { get; }

    public string ConnectionString { get; }

    public IReadOnlyList<CaseId> Cases { get; }

    public IReadOnlyList<Node> Nodes { get; private set; } = [];

    public string Health => $"health-{_suffix}";

    public string School => $"school-{_suffix}";

    public string Police => $"police-{_suffix}";

    public static async Task<TwoNodes> Start(int cases)
    {
        var (database, broker) = await NodeServers.Get();
        var connectionString = await database.CreateDatabase($"nodes_{Guid.NewGuid():N}");
        var two = new TwoNodes(database, broker, connectionString, cases);
        await two.Get<DatabaseMigrator>().Migrate(CancellationToken.None);
        await two.AddAuthority();
        await two.AddChildren();
        await two.Get<DefinitionLibrary>().Publish(
            Authority, WatchedChild.Load(two.Get<CalendarBook>()), LongAgo, "a test", SystemClock.Instance.GetCurrentInstant(), CancellationToken.None);
        two.Nodes = await Task.WhenAll(((string[])["node-a", "node-b"]).Select(name => Node.Start(name, connectionString, broker.Port, two._folder)));
        return two;
    }

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    public Task<WorkflowDbContext> Context() => Get<IDbContextFactory<WorkflowDbContext>>().CreateDbContextAsync();

    /// <summary>Opens cases through both nodes; their visits are due as said.</summary>
    public async Task Open(IEnumerable<(CaseId Case, Instant Due)> opening)
    {
        const int Callers = 8;
        var queues = opening.Select((one, index) => (one, index)).GroupBy(each => each.index % Callers, each => each.one);
        await Task.WhenAll(queues.Select(async queue =>
        {
            using var caller = new Caller(Nodes, queue.Key);
            foreach (var (caseId, due) in queue)
            {
                await caller.Give(string.Create(CultureInfo.InvariantCulture, $"open {Worker} {caseId} {caseId} {due.ToUnixTimeSeconds()} open-{caseId}"));
            }
        }));
    }

    /// <summary>Opens every case with a visit that is not due while the test runs.</summary>
    public Task OpenAll() => Open(Cases.Select(caseId => (caseId, SystemClock.Instance.GetCurrentInstant() + Duration.FromDays(1))));

    /// <summary>Whether education hears of the case's child.</summary>
    public bool IsAtSchool(CaseId caseId) => Cases.ToList().IndexOf(caseId) % 2 == 0;

    public async Task<bool> NothingWaits()
    {
        await using var context = await Context();
        return !await context.Outbox.AnyAsync(delivery => delivery.State == DeliveryState.Waiting);
    }

    public async ValueTask DisposeAsync()
    {
        await Task.WhenAll(Nodes.Select(node => node.Stop()));
        if (TestContext.CurrentContext.Result.Outcome.Status == NUnit.Framework.Interfaces.TestStatus.Failed)
        {
            foreach (var node in Nodes)
            {
                await TestContext.Out.WriteLineAsync($"--- {node.Name}\n{string.Join('\n', File.ReadLines(node.Log).TakeLast(60))}");
            }
        }
        await _services.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private async Task AddAuthority()
    {
        await using var context = await Context();
        context.Authorities.Add(new StoredAuthority { AuthorityId = Authority, Name = "Nowhere", Nation = "wales" });
        context.Teams.Add(new StoredTeam { AuthorityId = Authority, TeamId = Team, Name = "North" });
        context.Users.AddRange(User(Worker, "social_worker"), User("manager", "team_manager"));
        context.Agencies.AddRange(Agencies().Select(agency => new StoredAgency { AuthorityId = Authority, AgencyId = new AgencyId(agency.Id), Name = agency.Id, Kind = agency.Kind, Active = true }));
        await context.SaveChangesAsync();
    }

    private async Task AddChildren()
    {
        await using var context = await Context();
        context.Children.AddRange(Cases.Select(caseId => new StoredChild { AuthorityId = Authority, ChildId = Child(caseId), GivenName = "Seren", FamilyName = "Coracle", BornOn = new LocalDate(2018, 5, 1) }));
        context.AgencyRelations.AddRange(
            from caseId in Cases
            from agency in Agencies()
            where agency.Id != School || IsAtSchool(caseId)
            select new StoredAgencyRelation { AuthorityId = Authority, ChildId = Child(caseId), AgencyId = new AgencyId(agency.Id), Kind = agency.Kind, FromDate = LongAgo });
        await context.SaveChangesAsync();
    }

    private (string Id, string Kind)[] Agencies() => [(Health, "health"), (School, "education"), (Police, "police")];

    private static ChildId Child(CaseId caseId) => new(caseId.Value);

    private static StoredUser User(string name, string role) => new()
    {
        AuthorityId = Authority,
        UserId = new UserId(Guid.NewGuid()),
        SignInName = name,
        DisplayName = name,
        PasswordHash = string.Empty,
        Roles = JsonSerializer.Serialize((string[])[role]),
        TeamId = Team,
        SecurityStamp = string.Empty,
    };
}
