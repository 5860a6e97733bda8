using ChildProtection.Workflow.Server.Tests.Serving;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace ChildProtection.Workflow.Server.Tests.Access;

public sealed class PageRuleTests
{
    /// <summary>What may be had without signing in. A new line here is a decision that review should see.</summary>
    private static readonly string[] Open =
    [
        "/demonstration/sign-in", "/error/{status:int?}", "/health/deadlines", "/health/live", "/health/ready", "/language/{language}", "/sign-in", "/sign-out",
    ];

    [Test]
    public async Task Every_page_and_endpoint_states_its_rule()
    {
        await using var server = await TestServer.Start(demonstration: true);

        var without = Endpoints(server).Where(endpoint =>
            endpoint.Metadata.GetMetadata<IAllowAnonymous>() is null && endpoint.Metadata.GetOrderedMetadata<IAuthorizeData>().Count == 0);

        Assert.That(without.Select(Address), Is.Empty);
    }

    [Test]
    public async Task Nothing_but_signing_in_language_errors_and_health_is_open_to_everybody()
    {
        await using var server = await TestServer.Start(demonstration: true);

        var open = Endpoints(server).Where(endpoint => endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null).Select(Address).Distinct();

        Assert.That(open, Is.EquivalentTo(Open));
    }

    private static IEnumerable<RouteEndpoint> Endpoints(TestServer server) =>
        server.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>();

    private static string Address(RouteEndpoint endpoint) => "/" + endpoint.RoutePattern.RawText!.TrimStart('/');
}
