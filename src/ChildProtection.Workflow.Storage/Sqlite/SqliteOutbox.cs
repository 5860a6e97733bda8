using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Cases.Runtime;
using ChildProtection.Workflow.Storage.Outbox;
using ChildProtection.Workflow.Storage.Schema;
using Microsoft.Data.Sqlite;
using NodaTime;

namespace ChildProtection.Workflow.Storage.Sqlite;

/// <summary>The outbox as the relay sees it, on SQLite.</summary>
public sealed class SqliteOutbox(SqliteWriter writer, OutboxAdministration administration) : IOutbox
{
    public Task<IReadOnlyList<OutboxDelivery>> Claim(Instant now, Instant leaseUntil, string node, int deliveriesMax, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(deliveriesMax, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(deliveriesMax, IOutbox.ClaimDeliveriesMax);
        return writer.Write(connection => Task.FromResult(Claim(connection, now, leaseUntil, node, deliveriesMax)), cancellationToken);
    }

    public Task Settle(IReadOnlyList<OutboxSettlement> settlements, Instant now, CancellationToken cancellationToken) =>
        writer.Write(connection => Task.FromResult(settlements.Sum(settlement => Settle(connection, SettlementRow.Of(settlement, now), now))), cancellationToken);

    public Task<OutboxBacklog> Backlog(CancellationToken cancellationToken) => administration.Backlog(cancellationToken);

    private static IReadOnlyList<OutboxDelivery> Claim(SqliteWriter connection, Instant now, Instant leaseUntil, string node, int deliveriesMax)
    {
        var claimed = new List<OutboxDelivery>();
        using (var row = connection.Query(OutboxSql.Free, SqliteWriter.Micros(now), deliveriesMax))
        {
            while (row.Read())
            {
                claimed.Add(Read(row));
            }
        }
        foreach (var delivery in claimed)
        {
            connection.Execute(OutboxSql.Lease, delivery.Authority.Value, delivery.Id, SqliteWriter.Micros(leaseUntil), node);
        }
        return claimed;
    }

    private static int Settle(SqliteWriter connection, SettlementRow row, Instant now)
    {
        var settledAt = row.State == DeliveryState.Sent ? SqliteWriter.Micros(now) : null;
        var changed = connection.Execute(OutboxSql.Settle, row.DeliveryId, (int)row.State, SqliteWriter.Micros(row.NotBefore), row.Code, settledAt);
        if (changed > 0 && row.IncidentId is { } incident)
        {
            connection.Execute(OutboxSql.OpenIncident, row.DeliveryId, incident, row.Code, row.Words, row.Trace, SqliteWriter.Micros(now));
        }
        return changed;
    }

    private static OutboxDelivery Read(SqliteDataReader row) => new()
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
}
