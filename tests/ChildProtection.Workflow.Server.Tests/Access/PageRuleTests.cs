using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;

namespace ChildProtection.Workflow.Server.Tests.Access;

public sealed class PageRuleTests
{
    /// <summary>What may be had without signing in. A new line here is a decision that review should see.</summary>
    private static readonly string[] Open =
    [
        "/demonstration/sign-in", "/drafts", "/error/{status:int?}", "/health/deadlines", "/health/live", "/health/ready", "/language/{language}", "/sign-in", "/sign-out",
    ];

    [Test]
    public void Every_page_and_endpoint_states_its_rule()
    {
        var without = PagesServed.Endpoints.Where(endpoint =>
            endpoint.Metadata.GetMetadata<IAllowAnonymous>() is null && endpoint.Metadata.GetOrderedMetadata<IAuthorizeData>().Count == 0);

        Assert.That(without.Select(Address), Is.Empty);
    }

    [Test]
    public void Nothing_but_signing_in_language_errors_and_health_is_open_to_everybody()
    {
        var open = PagesServed.Endpoints.Where(endpoint => endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null).Select(Address).Distinct();

        Assert.That(open, Is.EquivalentTo(Open));
    }

    private static string Address(RouteEndpoint endpoint) => "/" + endpoint.RoutePattern.RawText!.TrimStart('/');
}
