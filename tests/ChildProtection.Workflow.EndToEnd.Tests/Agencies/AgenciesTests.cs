using ChildProtection.Workflow.EndToEnd.Tests.Nodes;
using ChildProtection.Workflow.Server.Tests.Messaging;
using ChildProtection.Workflow.Server.Tests.Serving;
using ChildProtection.Workflow.Storage.Schema;
using ChildProtection.Workflow.Tests.Servers;
using Microsoft.EntityFrameworkCore;

namespace ChildProtection.Workflow.EndToEnd.Tests.Agencies;

/// <summary>The whole server, a real RabbitMQ, and the sample agencies as programs of their own: what is done on a page is printed by whom it concerns.</summary>
[Category("Servers")]
public sealed class AgenciesTests
{
    private const int ConnectSeconds = 60;

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("cpw-agencies-");
    private readonly List<RunningServer> agencies = [];
    private TestServer server = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        var broker = await NodeServers.GetBroker();
        server = await TestServer.Start(
            demonstration: true,
            settings: [("Bus:Transport", "RabbitMq"), ("Bus:Host", "127.0.0.1"), ("Bus:Port", $"{broker.Port}"), ("Bus:User", RabbitMqServer.User), ("Bus:Password", RabbitMqServer.Password)]);
        agencies.Add(SampleAgency.Start("HealthAgency", "riverside-health", broker.Port, ConnectSeconds, Log("health")));
        agencies.Add(SampleAgency.Start("SchoolAgency", "hillside-school", broker.Port, ConnectSeconds, Log("school")));
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        await Task.WhenAll(agencies.Select(agency => agency.Stop()));
        await server.DisposeAsync();
        folder.Delete(recursive: true);
    }

    [Test]
    public async Task A_strategy_discussion_recorded_on_a_page_is_printed_by_the_agencies_of_that_child_and_by_no_others()
    {
        using var worker = await server.Reader().As(server, "anwen");
        using var manager = await server.Reader().As(server, "rhodri");
        var atHome = await CaseForms.Open(worker, "Osian", "riverside-health");
        var atSchool = await CaseForms.Open(worker, "Mabli", "riverside-health", "hillside-school");

        foreach (var path in new[] { atHome, atSchool })
        {
            await CaseForms.DecideReferral(manager, path);
            await CaseForms.HoldStrategyDiscussion(manager, path);
        }

        await Until.Holds(() => Printed("health").Count == 4 && Printed("school").Count == 1, "every notice is printed");
        // An agency may print a notice before the outbox has noted that it was sent.
        await Until.Holds(async () =>
        {
            var waiting = 0;
            await server.Database(async database => waiting = await database.Outbox.CountAsync(delivery => delivery.State != DeliveryState.Sent));
            return waiting == 0;
        }, "all is sent");
        Assert.That((Printed("health").Count, Printed("school").Count), Is.EqualTo((4, 1)), "nothing else was to be told");
        Assert.That(Printed("school"), Has.One.Contains("A section 47 enquiry was started.").And.One.Contains(CaseOf(atSchool)), "the school hears of its pupil alone");
        Assert.That(Printed("health").Count(line => line.Contains(CaseOf(atHome))), Is.EqualTo(2));
        Assert.That(Printed("health"), Has.None.Contains("Osian").And.None.Contains("Bruising"), "that it happened, never what");
    }

    private static string CaseOf(string path) => $"case {path.Split('/')[^1]} ";

    /// <summary>The notices among what the agency printed.</summary>
    private List<string> Printed(string agency) =>
        File.Exists(Log(agency)) ? [.. File.ReadLines(Log(agency)).Where(line => line.Contains("  case "))] : [];

    private string Log(string agency) => Path.Combine(folder.FullName, $"{agency}.log");
}
