using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Cases.Runtime;
using ChildProtection.Workflow.Contracts.V1;
using ChildProtection.Workflow.Server.Messaging;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace ChildProtection.Workflow.Server.Tests.Messaging;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class RelayInProcessTests
{
    private readonly MemoryOutbox _outbox = new();

    [Test]
    public async Task Without_a_broker_an_agency_inside_the_process_receives_its_own_in_order()
    {
        var caseId = new CaseId(Guid.NewGuid());
        var toHealth = Enumerable.Range(0, 20).Select(_ => _outbox.Add(caseId, "riverside-health").EventId).ToList();
        var toSchool = _outbox.Add(caseId, "hillside-school").EventId;
        await using var relay = await RelayHost.Start(_outbox);
        var recent = relay.Services.GetRequiredService<RecentNotices>();

        await Until.Holds(() => recent.Of(new AgencyId("riverside-health")).Count == 20 && recent.Of(new AgencyId("hillside-school")).Count == 1, "both have received");

        Assert.That(recent.Of(new AgencyId("riverside-health")).Select(n => n.EventId), Is.EqualTo(toHealth));
        Assert.That(recent.Of(new AgencyId("hillside-school")).Select(n => n.EventId), Is.EqualTo((Guid[])[toSchool]));
    }

    [Test]
    public async Task Only_the_last_notices_are_kept()
    {
        var caseId = new CaseId(Guid.NewGuid());
        var all = Enumerable.Range(0, RelayLimits.RecentNoticesMax + 5).Select(_ => _outbox.Add(caseId, "riverside-health").EventId).ToList();
        await using var relay = await RelayHost.Start(_outbox);
        var recent = relay.Services.GetRequiredService<RecentNotices>();

        await Until.Holds(() => recent.Of(new AgencyId("riverside-health")).Any(n => n.EventId == all[^1]), "the last has arrived");

        Assert.That(recent.Of(new AgencyId("riverside-health")).Select(n => n.EventId), Is.EqualTo(all.TakeLast(RelayLimits.RecentNoticesMax)));
    }

    [Test]
    public async Task A_notice_set_aside_shows_as_degraded_health_and_the_others_arrive()
    {
        var poison = _outbox.Add(new CaseId(Guid.NewGuid()), "riverside-health", EventKinds.VisitOverdue);
        _outbox.Add(new CaseId(Guid.NewGuid()), "riverside-health");
        await using var relay = await RelayHost.Start(_outbox);
        await Until.Holds(() => _outbox.Empty, "both are settled");

        var report = await relay.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync();

        Assert.That(report.Entries[MessagingSetup.OutboxHealth].Status, Is.EqualTo(HealthStatus.Degraded));
        Assert.That(_outbox.LastOf(poison), Is.InstanceOf<OutboxSettlement.SetAside>());
        Assert.That(relay.Services.GetRequiredService<RecentNotices>().Of(new AgencyId("riverside-health")), Has.None.Property(nameof(CaseNotice.EventId)).EqualTo(poison.EventId));
    }

    [Test]
    public async Task The_bus_reports_its_health_and_is_never_worse_than_degraded()
    {
        await using var relay = await RelayHost.Start(_outbox, ("Bus:Transport", "RabbitMq"), ("Bus:Host", "127.0.0.1"), ("Bus:Port", "1"));

        var report = await relay.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync();

        Assert.That(report.Entries[MessagingSetup.BusHealth].Status, Is.EqualTo(HealthStatus.Degraded));
    }
}
