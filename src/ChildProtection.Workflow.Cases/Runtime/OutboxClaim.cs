using NodaTime;

namespace ChildProtection.Workflow.Cases.Runtime;

/// <summary>What a node is sending just now.</summary>
/// <param name="Node">Its name, as it gave it with the claim.</param>
/// <param name="Deliveries">How many it holds.</param>
/// <param name="Until">When the last of them is free again, should the node have died.</param>
public sealed record OutboxClaim(string Node, int Deliveries, Instant Until);
