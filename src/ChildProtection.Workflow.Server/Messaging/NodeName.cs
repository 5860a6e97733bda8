using System.Security.Cryptography;

namespace ChildProtection.Workflow.Server.Messaging;

/// <summary>What a node is called among those that share a database: in the schedule, on its claims of the outbox, on the operations page.</summary>
public sealed record NodeName(string Value)
{
    private const int RandomBytes = 4;

    /// <summary>After the machine, and different with each start: one that died is not taken for the one that came after it.</summary>
    public static NodeName New() => new($"{Environment.MachineName}-{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(RandomBytes))}");
}
