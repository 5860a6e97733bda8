using ChildProtection.Workflow.Cases.Runtime;
using ChildProtection.Workflow.Server.Messaging;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ChildProtection.Workflow.Server.Tests.Messaging;

/// <summary>A host with the messaging part of the server and nothing else.</summary>
internal sealed class RelayHost : IAsyncDisposable
{
    private readonly IHost _host;

    private RelayHost(IHost host) => _host = host;

    public IServiceProvider Services => _host.Services;

    public static async Task<RelayHost> Start(IOutbox outbox, params (string Key, string Value)[] settings)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Configuration.AddInMemoryCollection(settings.Select(s => KeyValuePair.Create<string, string?>(s.Key, s.Value)));
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton(outbox);
        builder.Services.AddWorkflowMessaging(builder.Configuration);
        var host = builder.Build();
        await host.StartAsync();
        return new RelayHost(host);
    }

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        _host.Dispose();
    }
}
