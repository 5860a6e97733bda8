using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace ChildProtection.Workflow.EndToEnd.Tests.Nodes;

/// <summary>Gives commands to nodes one after another, and repeats each word for word until some node acknowledges it.</summary>
internal sealed class Caller(IReadOnlyList<Node> nodes, int first) : IDisposable
{
    // How long one command may stay unacknowledged before the test is given up.
    private static readonly TimeSpan GiveUpAfter = TimeSpan.FromMinutes(4);
    private static readonly TimeSpan RestBeforeRepeat = TimeSpan.FromMilliseconds(100);

    private int _at = first;
    private int _repeats;
    private TcpClient? _connection;
    private StreamReader? _answers;
    private StreamWriter? _commands;

    /// <summary>How often a command had to be said again.</summary>
    public int Repeats => Volatile.Read(ref _repeats);

    /// <summary>Returns the version that was acknowledged.</summary>
    public async Task<long> Give(string command)
    {
        using var limit = new CancellationTokenSource(GiveUpAfter);
        while (true)
        {
            var answer = await Ask(command, limit.Token);
            if (answer.StartsWith("done ", StringComparison.Ordinal))
            {
                return long.Parse(answer["done ".Length..], CultureInfo.InvariantCulture);
            }
            Interlocked.Increment(ref _repeats);
            if (limit.IsCancellationRequested)
            {
                throw new TimeoutException($"'{command}' was never acknowledged; the last answer: {answer}");
            }
            await Task.Delay(RestBeforeRepeat);
        }
    }

    public void Dispose() => _connection?.Dispose();

    private async Task<string> Ask(string command, CancellationToken cancellationToken)
    {
        try
        {
            if (_connection is null)
            {
                await Connect(cancellationToken);
            }
            await _commands!.WriteLineAsync(command.AsMemory(), cancellationToken);
            return await _answers!.ReadLineAsync(cancellationToken) ?? throw new IOException("The node has gone.");
        }
        catch (Exception e) when (e is IOException or SocketException or OperationCanceledException)
        {
            _connection?.Dispose();
            _connection = null;
            _at++;
            return e.Message;
        }
    }

    private async Task Connect(CancellationToken cancellationToken)
    {
        var connection = new TcpClient();
        await connection.ConnectAsync(IPAddress.Loopback, nodes[_at % nodes.Count].Port, cancellationToken);
        _connection = connection;
        _answers = new StreamReader(connection.GetStream());
        _commands = new StreamWriter(connection.GetStream()) { AutoFlush = true };
    }
}
