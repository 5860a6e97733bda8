using ChildProtection.Workflow.Cases.Administration;
using ChildProtection.Workflow.Cases.Agencies;
using ChildProtection.Workflow.Cases.Definitions;
using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Cases.Mailing;
using ChildProtection.Workflow.Cases.Runtime;
using ChildProtection.Workflow.Cases.Staff;
using ChildProtection.Workflow.Server.Messaging;
using ChildProtection.Workflow.Storage.Schema;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using NodaTime;
using Quartz;

namespace ChildProtection.Workflow.Server.Operations;

/// <summary>What an operator sees and may do: look, and let go again what stopped.</summary>
public sealed class OperationsDesk(
    WorkflowDbContext database,
    ICaseStore store,
    IOutbox outbox,
    IOutboxOperations deliveries,
    IAgencies agencies,
    HealthCheckService health,
    RecentNotices notices,
    ISchedulerFactory schedulers,
    IMailbox mailbox,
    IStaffDirectory directory,
    ICalendarLibrary calendars,
    IClock clock)
{
    /// <summary>Incidents in one list; a longer list is worked off first.</summary>
    public const int IncidentsMax = 100;

    public async Task<OperationsView> Look(AuthorityId authority, CancellationToken cancellationToken)
    {
        var now = clock.GetCurrentInstant();
        var calendar = calendars.Default(authority);
        var tonight = calendar.EndOf(calendar.DateOf(now));
        var deadlines = database.Deadlines.AsNoTracking().Where(row => row.AuthorityId == authority);
        var incidents = await database.Incidents.AsNoTracking()
            .Where(row => row.AuthorityId == authority && row.ResolvedAt == null)
            .OrderBy(row => row.OpenedAt).Take(IncidentsMax).ToListAsync(cancellationToken);
        var report = await health.CheckHealthAsync(cancellationToken);
        return new OperationsView(
            await store.OldestUnfiredStage(cancellationToken) is { } oldest && oldest < now ? oldest : null,
            await deadlines.CountAsync(row => row.NextStageAt != null && row.NextStageAt <= tonight, cancellationToken),
            await deadlines.CountAsync(row => row.DueAt != null, cancellationToken),
            await database.Cases.CountAsync(row => row.AuthorityId == authority && !row.Closed, cancellationToken),
            await outbox.Backlog(cancellationToken),
            [.. incidents.Select(row => new IncidentLine(row.CaseId, row.DeliveryId, row.Code, row.Words, row.Trace, row.OpenedAt))],
            [.. report.Entries.OrderBy(entry => entry.Key, StringComparer.Ordinal).Select(entry => (entry.Key, entry.Value.Status, entry.Value.Description))],
            [.. notices.Agencies.Select(agency => (agency.Value, notices.Of(agency))).Select(pair => (pair.Value, pair.Item2.Count, pair.Item2[^1].Kind))],
            await Agencies(authority, cancellationToken),
            await Nodes(cancellationToken),
            // Claims are the machine's time, whatever date a demonstration has been moved to.
            await deliveries.Claims(SystemClock.Instance.GetCurrentInstant(), cancellationToken),
            await mailbox.Backlog(authority, cancellationToken),
            await directory.Names(authority, cancellationToken));
    }

    /// <summary>Lets a mail that was given up be tried again. False when it is not there any longer.</summary>
    public Task<bool> RetryMail(AuthorityId authority, Guid mail, CancellationToken cancellationToken) =>
        mailbox.Retry(authority, mail, clock.GetCurrentInstant(), cancellationToken);

    /// <summary>Whether an agency takes notices from now on. False when there is no such agency.</summary>
    public Task<bool> SetActive(AuthorityId authority, AgencyId agency, bool active, UserId by, CancellationToken cancellationToken) =>
        agencies.SetActive(authority, agency, active, new Signature(by, clock.GetCurrentInstant()), cancellationToken);

    private async Task<IReadOnlyList<AgencyLine>> Agencies(AuthorityId authority, CancellationToken cancellationToken)
    {
        var waiting = await database.Outbox.Where(row => row.AuthorityId == authority && row.State == DeliveryState.Waiting)
            .GroupBy(row => row.Recipient, (recipient, rows) => new { Recipient = recipient, Count = rows.Count() })
            .ToDictionaryAsync(row => row.Recipient, row => row.Count, cancellationToken);
        return [.. (await agencies.Of(authority, cancellationToken)).Select(agency => new AgencyLine(agency, waiting.GetValueOrDefault(agency.Id.Value)))];
    }

    /// <summary>Lets a parked case, or a delivery set aside, go again. False when it is not there any longer.</summary>
    public Task<bool> Retry(AuthorityId authority, CaseId caseId, long? delivery, string by, CancellationToken cancellationToken)
    {
        var now = StoredTime.Floor(clock.GetCurrentInstant());
        return delivery is { } id
            ? deliveries.Retry(authority, id, by, now, cancellationToken)
            : store.RetryParked(authority, caseId, by, now, cancellationToken);
    }

    /// <summary>Gives a delivery up for good. False when it is not there any longer.</summary>
    public Task<bool> Discard(AuthorityId authority, long delivery, string by, CancellationToken cancellationToken) =>
        deliveries.Discard(authority, delivery, by, StoredTime.Floor(clock.GetCurrentInstant()), cancellationToken);

    private async Task<IReadOnlyList<NodeLine>> Nodes(CancellationToken cancellationToken)
    {
        var scheduler = await schedulers.GetScheduler(cancellationToken);
        var nodes = await scheduler.QueryClusterNodes(cancellationToken);
        return
        [
            .. nodes.OrderByDescending(node => node.IsCurrentNode).ThenBy(node => node.InstanceId, StringComparer.Ordinal).Select(node => new NodeLine(
                node.InstanceId,
                node.IsCurrentNode,
                node.LastCheckInUtc is { } seen ? Instant.FromDateTimeOffset(seen) : null,
                node.State)),
        ];
    }
}
