using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Contracts.V1;
using ChildProtection.Workflow.Server.Messaging;
using ChildProtection.Workflow.Tests.Servers;
using Microsoft.Extensions.DependencyInjection;

namespace ChildProtection.Workflow.Server.Tests.Messaging;

[Category("Servers")]
public sealed class SampleAgencyTests
{
    private const string Agency = "sample-health";
    private string _log = "";

    [SetUp]
    public void NewLog() => _log = Path.Combine(TestContext.CurrentContext.WorkDirectory, $"{Guid.NewGuid():N}.log");

    [TearDown]
    public void DeleteLog() => File.Delete(_log);

    [Test]
    public async Task An_agency_prints_each_notice_once_also_after_the_broker_was_away_and_stops_when_told()
    {
        await using var broker = await RabbitMqServer.Start();
        await using var relay = await RelayHost.Start(
            ("Bus:Transport", "RabbitMq"), ("Bus:Host", "127.0.0.1"), ("Bus:Port", $"{broker.Port}"), ("Bus:User", RabbitMqServer.User), ("Bus:Password", RabbitMqServer.Password));
        var sender = relay.Services.GetRequiredService<INoticeSender>();
        var agency = StartAgency(broker.Port, connectSeconds: 60);
        var first = Notice(EventKinds.ConferenceScheduled, 1);
        var second = Notice(EventKinds.CaseClosed, 2);

        await Send(sender, first);
        await Until.Holds(() => Lines().Any(l => l.Contains("conference was given its date")), "the first is printed");
        await broker.Stop();
        await broker.StartAgain();
        await Send(sender, first);
        await Send(sender, second);
        await Until.Holds(() => Lines().Any(l => l.Contains("The case was closed.")), "the second is printed");
        await agency.Stop();

        Assert.That(await agency.WaitForExit(CancellationToken.None), Is.Zero);
        Assert.That(Lines().Where(l => l.Contains("  case ")), Is.EqualTo((string[])
        [
            "2026-03-02 09:30  A child protection conference was given its date.  case case-1  child child-1",
            "2026-03-02 09:30  The case was closed.  case case-1  child child-1",
        ]));
    }

    [Test]
    public async Task An_agency_that_finds_no_broker_says_what_to_check_and_ends()
    {
        const int Port = 1; // below 1024, and nobody's broker

        var code = await StartAgency(Port, connectSeconds: 1).WaitForExit(CancellationToken.None);

        Assert.That(code, Is.EqualTo(1));
        Assert.That(Lines(), Has.Some.StartsWith($"No RabbitMQ that lets '{RabbitMqServer.User}' in answered at 127.0.0.1:{Port}"));
    }

    private static async Task Send(INoticeSender sender, CaseNotice notice) =>
        await Until.Holds(async () => await sender.Send(new AgencyId(Agency), notice, CancellationToken.None) is SendOutcome.Confirmed, "the broker confirms");

    private static CaseNotice Notice(string kind, long sequence) => new()
    {
        EventId = Guid.NewGuid(),
        Kind = kind,
        OccurredAt = new DateTimeOffset(2026, 3, 2, 9, 30, 0, TimeSpan.Zero),
        RecordedAt = new DateTimeOffset(2026, 3, 2, 10, 5, 0, TimeSpan.Zero),
        AuthorityId = 660,
        CaseReference = "case-1",
        ChildReference = "child-1",
        Sequence = sequence,
        ContractVersion = CaseNotice.ContractVersionNow,
        DefinitionVersion = "definition",
    };

    private IEnumerable<string> Lines() => File.Exists(_log) ? File.ReadLines(_log) : [];

    private RunningServer StartAgency(int port, int connectSeconds) => SampleAgency.Start("HealthAgency", Agency, port, connectSeconds, _log);
}
