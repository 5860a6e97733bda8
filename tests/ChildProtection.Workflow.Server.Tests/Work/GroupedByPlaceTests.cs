using System.Net;
using ChildProtection.Workflow.Server.Tests.Serving;

namespace ChildProtection.Workflow.Server.Tests.Work;

/// <summary>A list grouped by about where the children live.</summary>
public sealed class GroupedByPlaceTests
{
    private TestServer server = null!;

    [OneTimeSetUp]
    public async Task Start() => server = await TestServer.Start(demonstration: true);

    [OneTimeTearDown]
    public async Task Stop() => await server.DisposeAsync();

    [Test]
    public async Task Children_of_one_sector_of_a_postcode_stand_together_and_no_house_is_named()
    {
        await Living("Juniper", "ZZ98 7QX", "no");
        using var worker = await server.Reader().As(server, "anwen");

        var html = await worker.Page("/work?group=place");

        Assert.That(html, Does.Match("<h2[^>]*>ZZ98 7 \\(\\d+\\)</h2>").And.Contain("Juniper"));
        Assert.That(html, Does.Not.Contain("7QX").And.Not.Contain("12 Heol Newydd"));
    }

    [Test]
    public async Task Of_a_restricted_location_whoever_is_not_cleared_learns_no_place()
    {
        await Living("Kelpwater", "ZZ97 6QX", "yes");
        using var colleague = await server.Reader().As(server, "mei");

        var html = await colleague.Page("/work?group=place");

        Assert.That(html, Does.Match("<h2[^>]*>Place withheld [\\s\\S]*Kelpwater").And.Not.Contain("ZZ97"));
    }

    [Test]
    public async Task Where_no_address_is_on_file_that_is_said()
    {
        await ProtectedFamily.On(server, "Lindenbrook", "Twm");
        using var worker = await server.Reader().As(server, "anwen");

        Assert.That(await worker.Page("/work?group=place"), Does.Contain("No postcode on file").And.Contain("Lindenbrook"));
    }

    private async Task Living(string family, string postcode, string restricted)
    {
        var one = (await ProtectedFamily.On(server, family, "Sali"))[0];
        using var worker = await server.Reader().As(server, "anwen");
        using var moved = await worker.Send(
            $"/cases/{one}/people/move", null,
            ("command", Guid.NewGuid().ToString()), ("p.lines", "12 Heol Newydd"), ("p.postcode", postcode), ("restricted", restricted));
        Assert.That(moved.StatusCode, Is.EqualTo(HttpStatusCode.Redirect));
    }
}
