using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Cases.Runtime;
using ChildProtection.Workflow.Server.Messaging;
using ChildProtection.Workflow.Storage.Registration;
using ChildProtection.Workflow.Storage.Schema;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using NodaTime;

namespace ChildProtection.Workflow.Server.Tests.Messaging;

/// <summary>A host with the storage and the messaging of the server and nothing else; its cases publish what a test asks of them.</summary>
internal sealed class RelayHost : IAsyncDisposable
{
    public static readonly AuthorityId Authority = new(660);
    public static readonly Instant OccurredAt = Instant.FromUtc(2026, 3, 2, 9, 30);
    public static readonly Instant RecordedAt = Instant.FromUtc(2026, 3, 2, 10, 5);

    private readonly Dictionary<CaseId, CaseHead> _heads = [];
    private readonly string _folder;
    private readonly IHost _host;

    private RelayHost(IHost host, string folder) => (_host, _folder) = (host, folder);

    public IServiceProvider Services => _host.Services;

    public static async Task<RelayHost> Start(params (string Key, string Value)[] settings)
    {
        var folder = Directory.CreateTempSubdirectory("cpw-relay-").FullName;
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Configuration.AddInMemoryCollection(settings
            .Append(("Database:ConnectionString", $"Data Source={Path.Combine(folder, "cases.db")}"))
            .Select(s => KeyValuePair.Create<string, string?>(s.Item1, s.Item2)));
        builder.Logging.ClearProviders();
        builder.Services.AddWorkflowStorage(builder.Configuration);
        builder.Services.AddWorkflowMessaging(builder.Configuration);
        var host = builder.Build();
        await host.StartAsync();
        return new RelayHost(host, folder);
    }

    /// <summary>One step of the case that publishes that many events, and the ids of these in order.</summary>
    public async Task<IReadOnlyList<Guid>> Publish(CaseId caseId, string recipient, int events = 1, string kind = "conference.scheduled")
    {
        var step = Step(_heads.GetValueOrDefault(caseId) ?? NewCase(caseId), recipient, events, kind);
        var outcome = await Services.GetRequiredService<ICaseStore>().Apply([step], CancellationToken.None);
        Assert.That(outcome, Is.EqualTo((ApplyOutcome[])[new ApplyOutcome.Applied()]));
        _heads[caseId] = step.Head;
        Services.GetRequiredService<OutboxSignal>().Ring();
        return [.. step.Outgoing.Select(o => o.EventId)];
    }

    public async Task<StoredDelivery> Delivery(Guid eventId)
    {
        await using var context = await Context();
        return await context.Outbox.AsNoTracking().SingleAsync(d => d.EventId == eventId);
    }

    public async Task<bool> NothingWaits()
    {
        await using var context = await Context();
        return !await context.Outbox.AnyAsync(d => d.State == DeliveryState.Waiting);
    }

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        _host.Dispose();
        SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    private Task<WorkflowDbContext> Context() => Services.GetRequiredService<IDbContextFactory<WorkflowDbContext>>().CreateDbContextAsync();

    private static CaseHead NewCase(CaseId caseId) => new()
    {
        Authority = Authority,
        Case = caseId,
        Child = new ChildId(caseId.Value),
        Team = new TeamId(1),
        Version = 0,
        LastSequence = 0,
        LastHash = JournalHash.Start,
        DefinitionHash = "definition",
        MainState = "enquiry",
        Closed = false,
        OpenedAt = RecordedAt,
        ChangedAt = RecordedAt,
        Snapshot = ReadOnlyMemory<byte>.Empty,
    };

    private static DecidedStep Step(CaseHead head, string recipient, int events, string kind)
    {
        var journal = new List<JournalRow>();
        var (sequence, hash) = (head.LastSequence, head.LastHash);
        for (var n = 0; n < events; n++)
        {
            sequence++;
            var entry = new JournalRow(sequence, "event.published", OccurredAt, RecordedAt, "system", "{}"u8.ToArray(), default);
            hash = JournalHash.Of(hash.Span, head.Authority, head.Case, entry);
            journal.Add(entry with { Hash = hash });
        }
        return new DecidedStep
        {
            ExpectedVersion = head.Version,
            ExpectedHash = head.LastHash,
            Head = head with { Version = head.Version + 1, LastSequence = sequence, LastHash = hash },
            Journal = journal,
            Outgoing = [.. journal.Select(entry => new OutgoingEvent(Guid.NewGuid(), entry.Sequence, kind, OccurredAt, RecordedAt, [recipient]))],
        };
    }
}
