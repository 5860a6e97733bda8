using System.Globalization;
using ChildProtection.Workflow.Tests.Servers;

namespace ChildProtection.Workflow.EndToEnd.Tests.Nodes;

/// <summary>The server with its pages as a process of its own, on an embedded database with the small sample: it can be killed and started again.</summary>
internal sealed class ServerUnderTest : IAsyncDisposable
{
    // A cold start on a busy machine, which makes the sample too.
    private static readonly TimeSpan StartMax = TimeSpan.FromMinutes(3);

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("cpw-server-");
    private readonly int port = ServerProcess.FreePort();
    private RunningServer process = null!;

    public Uri Address => new($"http://127.0.0.1:{port.ToString(CultureInfo.InvariantCulture)}");

    public async Task Start()
    {
        string[] settings =
        [
            $"--urls={Address}", $"--Data:Folder={folder.FullName}", $"--Workflows:Folder={Path.Combine(Node.Repository, "workflows")}", "--Demonstration:Enabled=true",
            $"--Samples:Folder={Path.Combine(Node.Repository, "tests", "ChildProtection.Workflow.Server.Tests", "Serving", "sample")}", "--Logging:LogLevel:Default=Warning",
        ];
        process = RunningServer.Start("dotnet", [Assembly(), .. settings], new Dictionary<string, string>(), Path.Combine(folder.FullName, "server.log"));
        await process.WaitForPort(port, StartMax);
    }

    /// <summary>kill -9.</summary>
    public Task Kill() => process.Kill();

    public async ValueTask DisposeAsync()
    {
        await process.Stop();
        folder.Delete(recursive: true);
    }

    private static string Assembly()
    {
        var test = new DirectoryInfo(TestContext.CurrentContext.TestDirectory); // ROOT/tests/PROJECT/bin/CONFIGURATION/FRAMEWORK
        return Path.Combine(Node.Repository, "src", "ChildProtection.Workflow.Server", "bin", test.Parent!.Name, test.Name, "ChildProtection.Workflow.Server.dll");
    }
}
