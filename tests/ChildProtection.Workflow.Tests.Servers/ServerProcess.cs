using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace ChildProtection.Workflow.Tests.Servers;

/// <summary>Running the servers' own programs, and finding room for them.</summary>
public static class ServerProcess
{
    /// <summary>A port of 127.0.0.1 that nobody listened on a moment ago.</summary>
    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>Runs a program to its end and gives back what it printed.</summary>
    /// <exception cref="ServerStartException">It failed, or took longer than <paramref name="limit"/>.</exception>
    public static async Task<string> Run(string program, IReadOnlyList<string> arguments, IReadOnlyDictionary<string, string>? environment, TimeSpan limit)
    {
        using var process = Start(program, arguments, environment);
        using var timer = new CancellationTokenSource(limit);
        var output = process.StandardOutput.ReadToEndAsync(timer.Token);
        var errors = process.StandardError.ReadToEndAsync(timer.Token);
        try
        {
            await process.WaitForExitAsync(timer.Token);
            var said = await output + await errors;
            return process.ExitCode == 0
                ? said
                : throw new ServerStartException($"'{program} {string.Join(' ', arguments)}' ended with {process.ExitCode}: {said}");
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw new ServerStartException($"'{program} {string.Join(' ', arguments)}' did not end within {limit.TotalSeconds:0} seconds.");
        }
    }

    public static Process Start(string program, IReadOnlyList<string> arguments, IReadOnlyDictionary<string, string>? environment)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
        {
            start.Environment[name] = value;
        }
        return Process.Start(start) ?? throw new ServerStartException($"'{program}' could not be started.");
    }

    /// <summary>The program in the folders of the search path and in <paramref name="others"/>; null when it is in none.</summary>
    public static string? Find(string program, IEnumerable<string> others) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Concat(others)
            .Select(folder => Path.Combine(folder, program))
            .FirstOrDefault(File.Exists);
}
