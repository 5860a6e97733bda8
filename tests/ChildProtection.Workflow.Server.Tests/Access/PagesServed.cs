using ChildProtection.Workflow.Server.Tests.Serving;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace ChildProtection.Workflow.Server.Tests.Access;

/// <summary>One server for all tests of this folder: they look at the rules of its pages and change nothing.</summary>
[SetUpFixture]
public sealed class PagesServed
{
    public static TestServer Server { get; private set; } = null!;

    /// <summary>Every page and endpoint, those of a demonstration too.</summary>
    public static IEnumerable<RouteEndpoint> Endpoints => Server.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>();

    [OneTimeSetUp]
    public async Task Start() => Server = await TestServer.Start(demonstration: true);

    [OneTimeTearDown]
    public async Task Stop() => await Server.DisposeAsync();
}
