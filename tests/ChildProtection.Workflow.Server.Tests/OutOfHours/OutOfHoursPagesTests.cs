using System.Net;
using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Cases.Runtime;
using ChildProtection.Workflow.Server.Tests.Serving;
using ChildProtection.Workflow.Storage.Schema;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace ChildProtection.Workflow.Server.Tests.OutOfHours;

/// <summary>The page of those on duty at night, a child's safety summary, and the handover on the case page by day.</summary>
public sealed class OutOfHoursPagesTests
{
    private TestServer server = null!;
    private CaseId caseId;

    [OneTimeSetUp]
    public async Task Start()
    {
        server = await TestServer.Start(demonstration: true);
        caseId = (await ProtectedFamily.On(server, "Wagtailer", "Imogen"))[0];
        await server.Database(async database =>
        {
            database.Tasks.Add(new StoredTask
            {
                AuthorityId = (await server.User("farah")).AuthorityId, CaseId = caseId, TaskKey = "made for a test", Name = "seen_at_home", Kind = TaskRowKind.Duty, Role = "lead_social_worker",
                OpenedAt = server.Services.GetRequiredService<IClock>().GetCurrentInstant(), DueAt = server.Services.GetRequiredService<IClock>().GetCurrentInstant() - Duration.FromHours(1), Urgency = 2,
            });
            await database.SaveChangesAsync();
        });
    }

    [OneTimeTearDown]
    public async Task Stop() => await server.DisposeAsync();

    [Test]
    public async Task The_night_is_handed_over_from_the_list_to_the_case_page_of_the_day()
    {
        using var duty = await server.Reader().As(server, "farah");
        using var worker = await server.Reader().As(server, "anwen");

        var list = await duty.Page("/out-of-hours");
        var summary = await duty.Page($"/cases/{caseId}/safety");
        using var empty = await duty.Send($"/cases/{caseId}/safety", null, ("note", Guid.NewGuid().ToString()), ("words", "short"));
        using var sent = await duty.Send($"/cases/{caseId}/safety", null, ("note", Guid.NewGuid().ToString()), ("words", "Her aunt rang at two: all is well."));

        Assert.That(list, Does.Contain($"/cases/{caseId}/safety").And.Contain("Imogen Wagtailer"));
        Assert.That(summary, Does.Contain("Anwen Candlemere").And.Contain("Rhodri Larkmead").And.Contain("No danger is flagged."));
        Assert.That(await empty.Content.ReadAsStringAsync(), Does.Contain("href=\"#words\"").And.Contain("short</textarea>"));
        Assert.That(sent.StatusCode, Is.EqualTo(HttpStatusCode.Redirect));
        Assert.That(await worker.Page($"/cases/{caseId}"), Does.Contain("Handed over from the night by Farah Windfallow").And.Contain("Her aunt rang at two: all is well."));
        Assert.That(await duty.Page("/out-of-hours"), Does.Contain("Her aunt rang at two: all is well."));
    }

    [Test]
    public async Task Whoever_is_not_on_duty_has_neither_the_list_nor_a_summary()
    {
        using var worker = await server.Reader().As(server, "anwen");

        using var list = await worker.Get("/out-of-hours");
        using var summary = await worker.Get($"/cases/{caseId}/safety");

        Assert.That((list.StatusCode, summary.StatusCode), Is.EqualTo((HttpStatusCode.Forbidden, HttpStatusCode.Forbidden)));
    }
}
