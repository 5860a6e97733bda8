using System.Net;
using ChildProtection.Workflow.Server.Tests.Serving;
using Microsoft.EntityFrameworkCore;

namespace ChildProtection.Workflow.Server.Tests.Demonstration;

public sealed class DemonstrationModeTests
{
    [Test]
    public async Task In_a_demonstration_somebody_of_the_sample_signs_in_with_a_button()
    {
        await using var server = await TestServer.Start(demonstration: true);

        using var reader = await server.Reader().As(server, "hedd");

        Assert.That(await reader.Page("/staff"), Does.Contain("Signed in as Hedd Inkpenny"));
    }

    [Test]
    public async Task The_clock_moved_to_the_next_deadline_raises_what_is_due_at_once()
    {
        await using var server = await TestServer.Start(demonstration: true);
        using var reader = await server.Reader().As(server, "hedd");
        var before = await Raised(server);

        using var moved = await reader.Send("/staff", "/demonstration/clock", ("move", "NextDeadline"), ("back", "/"));

        Assert.That(moved.StatusCode, Is.EqualTo(HttpStatusCode.Redirect));
        Assert.That(await Raised(server), Is.GreaterThan(before));
    }

    [Test]
    public async Task Starting_over_brings_the_sample_back_as_it_was()
    {
        await using var server = await TestServer.Start(demonstration: true);
        using var reader = await server.Reader().As(server, "hedd");
        using var moved = await reader.Send("/staff", "/demonstration/clock", ("move", "WorkingDay"), ("back", "/"));

        using var again = await reader.Send("/staff", "/demonstration/start-over");

        await server.Database(async database =>
        {
            Assert.That(await database.Cases.CountAsync(), Is.GreaterThan(0));
            Assert.That(await database.Clocks.MaxAsync(row => row.OffsetSeconds), Is.Zero);
        });
    }

    [Test]
    public async Task Outside_a_demonstration_no_account_is_listed_and_nothing_of_it_can_be_asked_for()
    {
        await using var server = await TestServer.Start(demonstration: false);
        using var reader = await server.Reader().As(ServedAuthority.Operator);

        var page = await reader.Page("/sign-in");

        Assert.That(page, Does.Not.Contain("Zofia Quillfeather"));
        foreach (var path in new[] { "/demonstration/sign-in", "/demonstration/clock", "/demonstration/start-over" })
        {
            using var tried = await reader.Send("/sign-in", path, ("user", ServedAuthority.Administrator.UserId.ToString()), ("move", "Day"));
            Assert.That(tried.StatusCode, Is.EqualTo(HttpStatusCode.NotFound), path);
        }
    }

    private static async Task<int> Raised(TestServer server)
    {
        var raised = 0;
        await server.Database(async database => raised = await database.Journal.CountAsync(row => row.Kind == "stage.raised"));
        return raised;
    }
}
