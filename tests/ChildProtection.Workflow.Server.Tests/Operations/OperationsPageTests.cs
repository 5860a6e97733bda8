using System.Net;
using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Server.Tests.Serving;
using ChildProtection.Workflow.Storage.Schema;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ChildProtection.Workflow.Server.Tests.Operations;

public sealed class OperationsPageTests
{
    private TestServer server = null!;

    [OneTimeSetUp]
    public async Task Start() => server = await TestServer.Start(demonstration: true);

    [OneTimeTearDown]
    public async Task Stop() => await server.DisposeAsync();

    [Test]
    public async Task A_parked_case_is_shown_to_the_operator_and_let_go_again()
    {
        var parked = await Park();
        using var reader = await server.Reader().As(server, "ffion");
        var page = await reader.Page("/operations");

        using var retried = await reader.Send("/operations", "/operations?handler=Retry", ("caseId", parked.ToString()), ("delivery", ""));

        Assert.That(page, Does.Contain("CPW5001").And.Contain("Rows and derivation disagree"));
        await server.Database(async database => Assert.That((await database.Cases.SingleAsync(row => row.CaseId == parked)).Parked, Is.False));
    }

    [Test]
    public async Task The_node_that_answers_is_listed_and_alive()
    {
        using var reader = await server.Reader().As(server, "ffion");

        Assert.That(await reader.Page("/operations"), Does.Match($"{Environment.MachineName}-[0-9a-f]+ \\(answers this page\\)[\\s\\S]*Alive"));
    }

    [Test]
    public async Task Who_is_sending_notices_and_until_when_they_are_kept_from_others_is_shown()
    {
        using var reader = await server.Reader().As(server, "ffion");
        var resting = await reader.Page("/operations");
        var until = SystemClock.Instance.GetCurrentInstant() + Duration.FromMinutes(5);
        await server.Database(async database =>
        {
            var some = await database.Cases.FirstAsync();
            database.Outbox.Add(new StoredDelivery
            {
                AuthorityId = some.AuthorityId, DeliveryId = 1_000_000, CaseId = some.CaseId, ChildId = some.ChildId, Recipient = "riverside-health", EventId = Guid.NewGuid(), Sequence = 1_000,
                Kind = "referral.decided", OccurredAt = until, RecordedAt = until, DefinitionHash = some.DefinitionHash, State = DeliveryState.Waiting, NotBefore = until, ClaimedBy = "another-node",
            });
            await database.SaveChangesAsync();
        });

        var page = await reader.Page("/operations");
        await server.Database(database => database.Outbox.Where(row => row.ClaimedBy == "another-node").ExecuteDeleteAsync());

        Assert.That(resting, Does.Contain("No node is sending anything just now").And.Contain("at most 30 seconds"));
        Assert.That(page, Does.Match("another-node</th>[\\s\\S]*Claimed:</span> 1</td>[\\s\\S]*Until:</span> \\d\\d:\\d\\d:\\d\\d"));
    }

    [Test]
    public async Task Somebody_who_works_cases_has_no_operations_page()
    {
        using var reader = await server.Reader().As(server, "anwen");

        using var response = await reader.Get("/operations");

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
        Assert.That(await response.Content.ReadAsStringAsync(), Does.Contain("CPW6403"));
    }

    [TestCase("/health/live")]
    [TestCase("/health/ready")]
    [TestCase("/health/deadlines")]
    public async Task Health_is_told_without_signing_in(string path)
    {
        using var reader = server.Reader();

        Assert.That(await reader.Page(path), Does.Contain("Healthy"));
    }

    private async Task<CaseId> Park()
    {
        var parked = default(CaseId);
        await server.Database(async database =>
        {
            var some = await database.Cases.FirstAsync();
            some.Parked = true;
            parked = some.CaseId;
            database.Incidents.Add(new StoredIncident
            {
                AuthorityId = some.AuthorityId,
                IncidentId = Guid.NewGuid(),
                CaseId = some.CaseId,
                Code = "CPW5001",
                Words = "Rows and derivation disagree",
                Trace = "deadline seen_alone",
                OpenedAt = Instant.FromUtc(2026, 3, 2, 9, 0),
            });
            await database.SaveChangesAsync();
        });
        return parked;
    }
}
