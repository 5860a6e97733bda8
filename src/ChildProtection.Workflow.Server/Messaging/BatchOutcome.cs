using ChildProtection.Workflow.Cases.Runtime;

namespace ChildProtection.Workflow.Server.Messaging;

/// <summary>What became of one batch.</summary>
/// <param name="Settlements">One a delivery, in no order.</param>
/// <param name="BrokerGone">Nothing went through: the relay rests before it tries again.</param>
public sealed record BatchOutcome(IReadOnlyList<OutboxSettlement> Settlements, bool BrokerGone);
