using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Contracts.V1;
using ChildProtection.Workflow.Server.Messaging;
using ChildProtection.Workflow.Storage.Schema;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace ChildProtection.Workflow.Server.Tests.Messaging;

public sealed class RelayInProcessTests
{
    private static readonly AgencyId Health = new("riverside-health");
    private static readonly AgencyId School = new("hillside-school");

    [Test]
    public async Task Without_a_broker_an_agency_inside_the_process_receives_its_own_in_order()
    {
        await using var relay = await RelayHost.Start();
        var recent = relay.Services.GetRequiredService<RecentNotices>();
        var caseId = new CaseId(Guid.NewGuid());

        var toHealth = await relay.Publish(caseId, Health.Value, events: 20);
        var toSchool = await relay.Publish(caseId, School.Value);
        await Until.Holds(() => recent.Of(Health).Count == toHealth.Count && recent.Of(School).Count == 1, "both have received");

        Assert.That(recent.Of(Health).Select(n => n.EventId), Is.EqualTo(toHealth));
        Assert.That(recent.Of(School).Select(n => n.EventId), Is.EqualTo(toSchool));
    }

    [Test]
    public async Task Only_the_last_notices_are_kept()
    {
        await using var relay = await RelayHost.Start();
        var recent = relay.Services.GetRequiredService<RecentNotices>();

        var all = await relay.Publish(new CaseId(Guid.NewGuid()), Health.Value, events: RelayLimits.RecentNoticesMax + 5);
        await Until.Holds(() => recent.Of(Health).Any(n => n.EventId == all[^1]), "the last has arrived");

        Assert.That(recent.Of(Health).Select(n => n.EventId), Is.EqualTo(all.TakeLast(RelayLimits.RecentNoticesMax)));
    }

    [Test]
    public async Task A_poison_event_is_set_aside_as_an_incident_shows_as_degraded_health_and_the_others_flow_on()
    {
        await using var relay = await RelayHost.Start();
        var caseId = new CaseId(Guid.NewGuid());

        var poison = (await relay.Publish(caseId, Health.Value, kind: EventKinds.VisitOverdue)).Single();
        var after = (await relay.Publish(caseId, Health.Value)).Single();
        var other = (await relay.Publish(new CaseId(Guid.NewGuid()), Health.Value)).Single();
        await Until.Holds(relay.NothingWaits, "all are settled");
        var report = await relay.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync();

        Assert.That((await relay.Delivery(poison)).State, Is.EqualTo(DeliveryState.SetAside));
        Assert.That((await relay.Delivery(poison)).FailureCode, Is.EqualTo(MessagingCodes.KindStaysInside));
        Assert.That((await relay.Delivery(after)).State, Is.EqualTo(DeliveryState.Sent));
        Assert.That((await relay.Delivery(other)).State, Is.EqualTo(DeliveryState.Sent));
        Assert.That(report.Entries[MessagingSetup.OutboxHealth].Status, Is.EqualTo(HealthStatus.Degraded));
    }

    [Test]
    public async Task The_bus_reports_its_health_and_is_never_worse_than_degraded()
    {
        await using var relay = await RelayHost.Start(("Bus:Transport", "RabbitMq"), ("Bus:Host", "127.0.0.1"), ("Bus:Port", "1"));

        var report = await relay.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync();

        Assert.That(report.Entries[MessagingSetup.BusHealth].Status, Is.EqualTo(HealthStatus.Degraded));
    }
}
