using System.Collections.Concurrent;
using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Contracts.V1;
using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;

namespace ChildProtection.Workflow.Server.Messaging;

/// <summary>
/// Makes sure that an agency's queue is there before the first notice is sent to it, so that an agency that has yet to connect misses nothing.
/// </summary>
/// <remarks>
/// Done on a channel of its own, not left to the bus: all sends of a bus share one channel, the broker closes a channel when it refuses a
/// declaration, and the bus then tries again without saying why. One agency's odd queue would hold up all the others.
/// </remarks>
public sealed class AgencyQueues(BusSettings settings)
{
    private readonly ConcurrentDictionary<AgencyId, bool> _present = new();

    /// <summary>Null when the queue is there; otherwise why not.</summary>
    public async Task<SendOutcome?> Ensure(AgencyId agency, CancellationToken cancellationToken)
    {
        if (_present.ContainsKey(agency))
        {
            return null;
        }
        try
        {
            await using var connection = await Connect(cancellationToken);
            await using var channel = await connection.CreateChannelAsync(cancellationToken: cancellationToken);
            var name = AgencyQueue.NoticesOf(agency.Value);
            await channel.ExchangeDeclareAsync(name, ExchangeType.Fanout, durable: true, autoDelete: false, cancellationToken: cancellationToken);
            await channel.QueueDeclareAsync(name, durable: true, exclusive: false, autoDelete: false, cancellationToken: cancellationToken);
            await channel.QueueBindAsync(name, name, routingKey: "", cancellationToken: cancellationToken);
            _present[agency] = true;
            return null;
        }
        catch (OperationInterruptedException e)
        {
            return new SendOutcome.Refused(e.ToString());
        }
        catch (Exception e) when (e is BrokerUnreachableException or AlreadyClosedException or IOException or OperationCanceledException)
        {
            return new SendOutcome.Unreachable(e.ToString());
        }
    }

    /// <summary>Somebody may have deleted it: the next notice looks again.</summary>
    public void Forget(AgencyId agency) => _present.TryRemove(agency, out _);

    private Task<IConnection> Connect(CancellationToken cancellationToken) => new ConnectionFactory
    {
        HostName = settings.Host,
        Port = settings.Port,
        VirtualHost = settings.VirtualHost,
        UserName = settings.User,
        Password = settings.Password,
        AutomaticRecoveryEnabled = false,
        ClientProvidedName = "agency queues",
    }.CreateConnectionAsync(cancellationToken);
}
