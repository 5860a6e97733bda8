namespace ChildProtection.Workflow.Server.Messaging;

/// <summary>What carries the notices.</summary>
public enum BusTransport
{
    /// <summary>Inside this process: for one machine, training and first use. Sample agencies in the process receive.</summary>
    InMemory,

    /// <summary>A RabbitMQ that agencies connect to.</summary>
    RabbitMq,
}
