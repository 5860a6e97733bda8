using System.Text;
using ChildProtection.Workflow.Tests.Servers;
using Npgsql;
using RabbitMQ.Client;

namespace ChildProtection.Workflow.Benchmarks.Storage;

/// <summary>
/// The floor of events going out: a bare relay. Claim 200 rows with SKIP LOCKED, publish each as a persistent message over one channel, wait for the broker's
/// confirmations, delete them; repeated until none is left.
/// </summary>
internal sealed class FloorRelay(PostgreSqlBench bench, RabbitMqServer broker)
{
    private const string Queue = "agency.floor";
    private const int Batch = 200;

    /// <summary>Events a second.</summary>
    public async Task<double> Drain(int events)
    {
        await bench.Execute($"""
            drop table if exists f_outbox;
            create table f_outbox (delivery_id bigint primary key, body text not null);
            insert into f_outbox select n, '{BenchSteps.Payload}' from generate_series(1, {events}) n;
            """);
        await bench.Execute("vacuum analyze f_outbox");
        await using var connection = await new ConnectionFactory { HostName = "127.0.0.1", Port = broker.Port, UserName = RabbitMqServer.User, Password = RabbitMqServer.Password }.CreateConnectionAsync();
        await using var channel = await connection.CreateChannelAsync(new CreateChannelOptions(publisherConfirmationsEnabled: true, publisherConfirmationTrackingEnabled: true));
        await channel.ExchangeDeclareAsync(Queue, ExchangeType.Fanout, durable: true);
        await channel.QueueDeclareAsync(Queue, durable: true, exclusive: false, autoDelete: false);
        await channel.QueueBindAsync(Queue, Queue, routingKey: "");
        await channel.QueuePurgeAsync(Queue);
        await using var database = new NpgsqlConnection(bench.ConnectionString);
        await database.OpenAsync();
        var seconds = await Measure.Seconds(async () =>
        {
            while (await RelayBatch(database, channel) > 0)
            {
            }
        });
        return events / seconds;
    }

    private static async Task<int> RelayBatch(NpgsqlConnection database, IChannel channel)
    {
        await using var transaction = await database.BeginTransactionAsync();
        var (ids, bodies) = (new List<long>(), new List<byte[]>());
        await using (var claim = new NpgsqlCommand("select delivery_id, body from f_outbox order by delivery_id limit $1 for update skip locked", database))
        {
            claim.Parameters.Add(new NpgsqlParameter<int> { TypedValue = Batch });
            await using var row = await claim.ExecuteReaderAsync();
            while (await row.ReadAsync())
            {
                ids.Add(row.GetInt64(0));
                bodies.Add(Encoding.UTF8.GetBytes(row.GetString(1)));
            }
        }
        await Task.WhenAll(bodies.Select(body => channel.BasicPublishAsync(Queue, "", mandatory: true, new BasicProperties { Persistent = true }, body).AsTask()));
        await using var delete = new NpgsqlCommand("delete from f_outbox where delivery_id = any($1)", database);
        delete.Parameters.Add(new NpgsqlParameter<long[]> { TypedValue = [.. ids] });
        await delete.ExecuteNonQueryAsync();
        await transaction.CommitAsync();
        return ids.Count;
    }
}
