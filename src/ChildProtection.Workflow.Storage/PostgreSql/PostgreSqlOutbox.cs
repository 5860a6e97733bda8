using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Cases.Runtime;
using ChildProtection.Workflow.Storage.Outbox;
using NodaTime;
using Npgsql;
using NpgsqlTypes;

namespace ChildProtection.Workflow.Storage.PostgreSql;

/// <summary>The outbox as the relay sees it, on PostgreSQL.</summary>
public sealed class PostgreSqlOutbox(NpgsqlDataSource hotConnections, OutboxAdministration administration) : IOutbox
{
    public async Task<IReadOnlyList<OutboxDelivery>> Claim(Instant now, Instant leaseUntil, string node, int deliveriesMax, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(deliveriesMax, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(deliveriesMax, IOutbox.ClaimDeliveriesMax);
        await using var connection = await hotConnections.OpenConnectionAsync(cancellationToken);
        // Two statements, so that the second sees what the claim before has committed; one round trip and one implicit transaction.
        await using var batch = connection.CreateBatch();
        batch.BatchCommands.Add(new NpgsqlBatchCommand(OutboxSql.OneAtATime));
        var claim = new NpgsqlBatchCommand(OutboxSql.Claim);
        claim.Parameters.Add(new NpgsqlParameter<DateTime> { TypedValue = Timestamp(now) });
        claim.Parameters.Add(new NpgsqlParameter<DateTime> { TypedValue = Timestamp(leaseUntil) });
        claim.Parameters.Add(new NpgsqlParameter<int> { TypedValue = deliveriesMax });
        claim.Parameters.Add(new NpgsqlParameter<string> { TypedValue = node });
        batch.BatchCommands.Add(claim);
        var claimed = new List<OutboxDelivery>();
        await using var row = await batch.ExecuteReaderAsync(cancellationToken);
        await row.NextResultAsync(cancellationToken);
        while (await row.ReadAsync(cancellationToken))
        {
            claimed.Add(Read(row));
        }
        await row.NextResultAsync(cancellationToken);
        // An update returns rows in the order it found them.
        claimed.Sort((a, b) => a.Id.CompareTo(b.Id));
        return claimed;
    }

    public async Task Settle(IReadOnlyList<OutboxSettlement> settlements, Instant now, CancellationToken cancellationToken)
    {
        if (settlements.Count == 0)
        {
            return;
        }
        SettlementRow[] rows = [.. settlements.Select(settlement => SettlementRow.Of(settlement, now)).OrderBy(row => row.DeliveryId)];
        await using var command = hotConnections.CreateCommand(OutboxSql.Settle);
        Add(command, Array.ConvertAll(rows, row => row.DeliveryId));
        Add(command, Array.ConvertAll(rows, row => (int)row.State));
        // Its type is named: of an array that begins with null, what was sent before what waits, the driver would guess a type that takes no UTC.
        command.Parameters.Add(new NpgsqlParameter<DateTime?[]>
        {
            TypedValue = Array.ConvertAll(rows, row => row.NotBefore is { } at ? Timestamp(at) : (DateTime?)null), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.TimestampTz,
        });
        Add(command, Array.ConvertAll(rows, row => row.Code));
        Add(command, Array.ConvertAll(rows, row => row.Words));
        Add(command, Array.ConvertAll(rows, row => row.Trace));
        Add(command, Array.ConvertAll(rows, row => row.IncidentId));
        Add(command, Timestamp(now));
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    public Task<OutboxBacklog> Backlog(CancellationToken cancellationToken) => administration.Backlog(cancellationToken);

    private static OutboxDelivery Read(NpgsqlDataReader row) => new()
    {
        Id = row.GetInt64(0),
        Authority = new AuthorityId(row.GetInt32(1)),
        Case = new CaseId(row.GetGuid(2)),
        Child = new ChildId(row.GetGuid(3)),
        Recipient = row.GetString(4),
        EventId = row.GetGuid(5),
        Sequence = row.GetInt64(6),
        Kind = row.GetString(7),
        OccurredAt = HeadSql.At(row, 8),
        RecordedAt = HeadSql.At(row, 9),
        DefinitionHash = row.GetString(10),
        Failures = row.GetInt32(11),
        RecipientActive = row.GetBoolean(12),
    };

    private static DateTime Timestamp(Instant instant) => StoredTime.Floor(instant).ToDateTimeUtc();

    private static void Add<T>(NpgsqlCommand command, T value) => command.Parameters.Add(new NpgsqlParameter<T> { TypedValue = value });
}
