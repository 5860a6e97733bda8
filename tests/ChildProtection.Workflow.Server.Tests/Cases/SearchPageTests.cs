using System.Net;
using ChildProtection.Workflow.Server.Tests.Serving;

namespace ChildProtection.Workflow.Server.Tests.Cases;

/// <summary>The page that looks for people.</summary>
public sealed class SearchPageTests
{
    private TestServer server = null!;

    [OneTimeSetUp]
    public async Task Start() => server = await TestServer.Start();

    [OneTimeTearDown]
    public async Task Stop() => await server.DisposeAsync();

    [Test]
    public async Task What_cannot_be_looked_for_is_said_beside_its_field_and_nothing_typed_is_lost()
    {
        using var reader = await server.Reader().As(ServedAuthority.Worker);

        using var nothing = await reader.Send("/search", null, ("name", ""));
        using var wrong = await reader.Send("/search", null, ("name", "Siân"), ("born.day", "31"), ("born.month", "2"), ("born.year", "2020"), ("number", "123"));
        var html = await wrong.Content.ReadAsStringAsync();

        Assert.That(await nothing.Content.ReadAsStringAsync(), Does.Contain("<a href=\"#name\">Enter a name, a date of birth or an NHS number</a>"));
        Assert.That(html, Does.Contain("<a href=\"#born.day\">").And.Contain("<a href=\"#number\">").And.Contain("value=\"Siân\"").And.Contain("value=\"31\""));
    }

    [Test]
    public async Task Nobody_found_is_said_not_to_mean_safe()
    {
        using var reader = await server.Reader().As(ServedAuthority.Worker);

        using var none = await reader.Send("/search", null, ("name", "Nobody Nowhere"));

        Assert.That(await none.Content.ReadAsStringAsync(), Does.Contain("Not found is not safe"));
    }

    [Test]
    public async Task Whoever_has_no_cases_has_no_search()
    {
        using var reader = await server.Reader().As(ServedAuthority.Operator);

        using var refused = await reader.Get("/search");

        Assert.That(refused.StatusCode, Is.EqualTo(HttpStatusCode.Forbidden).Or.EqualTo(HttpStatusCode.Redirect).Or.EqualTo(HttpStatusCode.NotFound));
    }
}
