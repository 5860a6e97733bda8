using NodaTime;
using Quartz;

namespace ChildProtection.Workflow.Server.Operations;

/// <summary>A node that shares the schedule, as the nodes themselves have said that they live.</summary>
/// <param name="Answers">It is the one that answers this request.</param>
/// <param name="LastSeen">When it last checked in; null where one node alone keeps its schedule in memory.</param>
public sealed record NodeLine(string Name, bool Answers, Instant? LastSeen, ClusterNodeState State);
