using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace ChildProtection.Workflow.Server.Tests.Attachments;

/// <summary>
/// A port that speaks the protocol of <c>clamd</c> and finds harmful what holds the test file of the European Institute for Computer Antivirus Research.
/// </summary>
internal sealed class ClamdPort : IAsyncDisposable
{
    /// <summary>The test file's distinctive middle: harmless, and never the whole of it in a source.</summary>
    public const string Harmful = "EICAR-STANDARD-ANTIVIRUS-TEST-FILE";

    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource ended = new();
    private readonly Task serving;

    public ClamdPort()
    {
        listener.Start();
        serving = Serve();
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    /// <summary>What was sent to it, file by file.</summary>
    public List<byte[]> Scanned { get; } = [];

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
                await Answer(client.GetStream());
            }
        }
        catch (Exception over) when (over is OperationCanceledException or SocketException or IOException)
        {
            // The test is over.
        }
    }

    private async Task Answer(NetworkStream stream)
    {
        var command = new byte["zINSTREAM\0".Length];
        await stream.ReadExactlyAsync(command, ended.Token);
        Assert.That(Encoding.ASCII.GetString(command), Is.EqualTo("zINSTREAM\0"));
        using var content = new MemoryStream();
        var length = new byte[sizeof(int)];
        for (int chunk; ; content.Write(await Read(stream, chunk)))
        {
            await stream.ReadExactlyAsync(length, ended.Token);
            if ((chunk = BinaryPrimitives.ReadInt32BigEndian(length)) == 0)
            {
                break;
            }
        }
        Scanned.Add(content.ToArray());
        var found = Encoding.Latin1.GetString(content.ToArray()).Contains(Harmful, StringComparison.Ordinal);
        await stream.WriteAsync(Encoding.ASCII.GetBytes(found ? "stream: Eicar-Test-Signature FOUND\0" : "stream: OK\0"), ended.Token);
    }

    private async Task<byte[]> Read(NetworkStream stream, int bytes)
    {
        var read = new byte[bytes];
        await stream.ReadExactlyAsync(read, ended.Token);
        return read;
    }
}
