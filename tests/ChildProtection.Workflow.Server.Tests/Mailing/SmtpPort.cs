using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace ChildProtection.Workflow.Server.Tests.Mailing;

/// <summary>A port that speaks SMTP (RFC 5321) as far as a mail needs it, and keeps what it was sent.</summary>
internal sealed class SmtpPort : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource ended = new();
    private readonly Task serving;

    public SmtpPort()
    {
        listener.Start();
        serving = Serve();
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    /// <summary>What recipients are answered with; null: they are taken.</summary>
    public string? Refuses { get; set; }

    /// <summary>Connections are closed as soon as they are there.</summary>
    public bool HangsUp { get; set; }

    /// <summary>Whom each mail was for, and the mail as it came.</summary>
    public ConcurrentQueue<(string To, string Mail)> Received { get; } = [];

    public async ValueTask DisposeAsync()
    {
        await ended.CancelAsync();
        listener.Stop();
        await serving;
        ended.Dispose();
    }

    private async Task Serve()
    {
        try
        {
            while (!ended.IsCancellationRequested)
            {
                using var client = await listener.AcceptTcpClientAsync(ended.Token);
                if (!HangsUp)
                {
                    await Talk(client.GetStream());
                }
            }
        }
        catch (Exception over) when (over is OperationCanceledException or SocketException or IOException)
        {
            // The test is over.
        }
    }

    private async Task Talk(NetworkStream stream)
    {
        using var reader = new StreamReader(stream, Encoding.UTF8);
        await using var writer = new StreamWriter(stream, new UTF8Encoding(false)) { NewLine = "\r\n", AutoFlush = true };
        await writer.WriteLineAsync("220 mail.example ready");
        var to = "";
        while (await reader.ReadLineAsync(ended.Token) is { } line)
        {
            switch (line.Split(' ')[0].ToUpperInvariant())
            {
                case "EHLO":
                    await writer.WriteLineAsync("250-mail.example");
                    await writer.WriteLineAsync("250 8BITMIME");
                    break;
                case "RCPT":
                    to = line[(line.IndexOf('<') + 1)..line.IndexOf('>')];
                    await writer.WriteLineAsync(Refuses ?? "250 taken");
                    break;
                case "DATA":
                    await writer.WriteLineAsync("354 go on");
                    Received.Enqueue((to, await Mail(reader)));
                    await writer.WriteLineAsync("250 kept");
                    break;
                case "QUIT":
                    await writer.WriteLineAsync("221 goodbye");
                    return;
                default:
                    await writer.WriteLineAsync("250 good");
                    break;
            }
        }
    }

    private async Task<string> Mail(StreamReader reader)
    {
        var mail = new StringBuilder();
        while (await reader.ReadLineAsync(ended.Token) is { } line && line != ".")
        {
            mail.AppendLine(line.StartsWith("..", StringComparison.Ordinal) ? line[1..] : line);
        }
        return mail.ToString();
    }
}
