using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Cases.Mailing;
using ChildProtection.Workflow.Cases.Runtime;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using NodaTime;

namespace ChildProtection.Workflow.Server.Operations;

/// <summary>How the service is doing, for whoever keeps it running. No case content.</summary>
/// <param name="OldestUnfired">When the oldest stage that should have been raised was due; null when none waits.</param>
/// <param name="StagesToday">Stages to come until the end of the day.</param>
/// <param name="Running">Running deadlines.</param>
/// <param name="OpenCases">Cases that are not closed.</param>
/// <param name="Incidents">What stopped and waits for a person, oldest first.</param>
/// <param name="Health">The checks of the service by name.</param>
/// <param name="Notices">By agency, how many notices it received inside this process and when the last one was recorded; empty with a real broker.</param>
/// <param name="Agencies">The agencies of the authority, by name.</param>
/// <param name="Nodes">The nodes that share the schedule, those too that have stopped and were not taken off it yet.</param>
/// <param name="Claims">What the nodes are sending just now, by node.</param>
/// <param name="Mail">Mails that wait or were given up.</param>
/// <param name="Names">Of the staff: whom a mail did not reach has to be told in another way.</param>
public sealed record OperationsView(
    Instant? OldestUnfired,
    int StagesToday,
    int Running,
    int OpenCases,
    OutboxBacklog Outbox,
    IReadOnlyList<IncidentLine> Incidents,
    IReadOnlyList<(string Name, HealthStatus Status, string? Description)> Health,
    IReadOnlyList<(string Agency, int Count, string Last)> Notices,
    IReadOnlyList<AgencyLine> Agencies,
    IReadOnlyList<NodeLine> Nodes,
    IReadOnlyList<OutboxClaim> Claims,
    MailBacklog Mail,
    IReadOnlyDictionary<UserId, string> Names);
