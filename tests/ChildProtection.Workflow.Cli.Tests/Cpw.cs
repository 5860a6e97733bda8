using System.Diagnostics;

namespace ChildProtection.Workflow.Cli.Tests;

/// <summary>Runs the command as a user does: its own process, from the repository's root.</summary>
internal static class Cpw
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(3);

    public static string Root { get; } = FindRoot();

    public static Answer Run(params string[] arguments) => RunWith(string.Empty, arguments);

    /// <param name="input">What stands in its standard input.</param>
    /// <param name="arguments">What stands behind its name.</param>
    public static Answer RunWith(string input, params string[] arguments)
    {
        using var process = Begin(input, arguments);
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        if (!process.WaitForExit(Limit))
        {
            process.Kill(entireProcessTree: true);
            Assert.Fail($"cpw {string.Join(' ', arguments)} did not end within {Limit}.");
        }
        return new Answer(process.ExitCode, output.GetAwaiter().GetResult(), errors.GetAwaiter().GetResult());
    }

    /// <summary>Begins it and does not wait for its end.</summary>
    public static Process Begin(string input, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            WorkingDirectory = Root,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "cpw.dll"));
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }
        var process = Process.Start(start)!;
        process.StandardInput.Write(input);
        process.StandardInput.Close();
        return process;
    }

    private static string FindRoot()
    {
        var at = new DirectoryInfo(AppContext.BaseDirectory);
        while (at is not null && !File.Exists(Path.Combine(at.FullName, "ChildProtection.Workflow.sln")))
        {
            at = at.Parent;
        }
        return at?.FullName ?? throw new InvalidOperationException("The tests run from a checkout of the repository.");
    }

    internal sealed record Answer(int Exit, string Output, string Errors)
    {
        public string[] Lines => Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
