using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;
using System.Runtime.InteropServices;

namespace ChildProtection.Workflow.Tests.Servers;

/// <summary>
/// A server that a test started: on 127.0.0.1, its output in a file, ended by its process id. Should the test process die, a watcher ends it.
/// </summary>
public sealed class RunningServer
{
    private static readonly TimeSpan StopWaitMax = TimeSpan.FromSeconds(30);
    private readonly Process _process;
    private readonly string _log;

    private RunningServer(Process process, string log)
    {
        _process = process;
        _log = log;
    }

    public int Id => _process.Id;

    /// <param name="program">The program, which must stay in the foreground: its process id is the server's.</param>
    /// <param name="log">The file for what it prints; continued, not replaced.</param>
    public static RunningServer Start(string program, IEnumerable<string> arguments, IReadOnlyDictionary<string, string> environment, string log)
    {
        var start = new ProcessStartInfo("/bin/sh") { UseShellExecute = false };
        foreach (var argument in (string[])["-c", "log=$1; shift; exec \"$@\" >>\"$log\" 2>&1 </dev/null", "sh", log, program, .. arguments])
        {
            start.ArgumentList.Add(argument);
        }
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }
        var process = Process.Start(start)!;
        Watch(process.Id);
        return new RunningServer(process, log);
    }

    /// <summary>Returns when the port accepts connections.</summary>
    /// <exception cref="ServerStartException">The server ended, or the time is up; the message holds the end of its log.</exception>
    public async Task WaitForPort(int port, TimeSpan limit)
    {
        using var timeUp = new CancellationTokenSource(limit);
        while (!await Accepts(port))
        {
            if (_process.HasExited || timeUp.IsCancellationRequested)
            {
                var lines = File.Exists(_log) ? File.ReadLines(_log).TakeLast(20) : [];
                throw new ServerStartException($"The server on port {port} {(_process.HasExited ? "ended" : "did not answer in time")}:\n{string.Join('\n', lines)}");
            }
            await Task.Delay(100);
        }
    }

    /// <summary>Asks it to stop, and waits; kills it when it takes too long.</summary>
    public async Task Stop()
    {
        if (!_process.HasExited)
        {
            _ = Kill(_process.Id, Terminate);
            using var limit = new CancellationTokenSource(StopWaitMax);
            try
            {
                await _process.WaitForExitAsync(limit.Token);
            }
            catch (OperationCanceledException)
            {
                await Kill();
            }
        }
    }

    /// <summary>Waits until it ends of its own accord, and gives its exit code.</summary>
    public async Task<int> WaitForExit(CancellationToken cancellationToken)
    {
        await _process.WaitForExitAsync(cancellationToken);
        return _process.ExitCode;
    }

    /// <summary>kill -9.</summary>
    public async Task Kill()
    {
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
    }

    private static async Task<bool> Accepts(int port)
    {
        using var client = new TcpClient();
        try
        {
            await client.ConnectAsync(System.Net.IPAddress.Loopback, port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private static void Watch(int server)
    {
        var watch = new ProcessStartInfo("/bin/sh") { UseShellExecute = false };
        foreach (var argument in (string[])["-c", "while kill -0 $1 2>/dev/null && kill -0 $2 2>/dev/null; do sleep 1; done; kill -9 $2 2>/dev/null", "sh",
            Environment.ProcessId.ToString(CultureInfo.InvariantCulture), server.ToString(CultureInfo.InvariantCulture)])
        {
            watch.ArgumentList.Add(argument);
        }
        Process.Start(watch)!.Dispose();
    }

    private const int Terminate = 15;

    [DllImport("libc", EntryPoint = "kill")]
    private static extern int Kill(int process, int signal);
}
