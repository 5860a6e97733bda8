using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;

namespace ChildProtection.Workflow.Tests.Node;

/// <summary>Takes commands on <c>Node:Port</c> of 127.0.0.1, one a line, and answers each with one line when all about it is committed.</summary>
internal sealed class CommandPort(CommandLines commands, IConfiguration configuration) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var listener = new TcpListener(IPAddress.Loopback, int.Parse(configuration["Node:Port"]!, CultureInfo.InvariantCulture));
        listener.Start();
        while (true)
        {
            _ = Serve(await listener.AcceptTcpClientAsync(stoppingToken), stoppingToken);
        }
    }

    private async Task Serve(TcpClient client, CancellationToken stopping)
    {
        try
        {
            using (client)
            {
                using var lines = new StreamReader(client.GetStream());
                await using var answers = new StreamWriter(client.GetStream()) { AutoFlush = true };
                while (await lines.ReadLineAsync(stopping) is { } line)
                {
                    await answers.WriteLineAsync(await commands.Answer(line, stopping));
                }
            }
        }
        catch (Exception e) when (e is IOException or OperationCanceledException)
        {
            // The caller has gone, or the node stops: whoever waits for an answer asks again.
        }
    }
}
