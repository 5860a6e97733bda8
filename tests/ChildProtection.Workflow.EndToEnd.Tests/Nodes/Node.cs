using System.Globalization;
using ChildProtection.Workflow.Tests.Servers;
using Npgsql;

namespace ChildProtection.Workflow.EndToEnd.Tests.Nodes;

/// <summary>A node as a process of its own, which can be killed.</summary>
internal sealed class Node
{
    private const string Program = "ChildProtection.Workflow.Tests.Node";

    // A cold start on a busy machine.
    private static readonly TimeSpan StartMax = TimeSpan.FromMinutes(3);

    private readonly RunningServer _process;

    private Node(string name, int port, RunningServer process, string log) => (Name, Port, _process, Log) = (name, port, process, log);

    /// <summary>Under which its connections are seen in the database.</summary>
    public string Name { get; }

    public int Port { get; }

    public string Log { get; }

    public bool IsAlive { get; private set; } = true;

    public static async Task<Node> Start(string name, string connectionString, int brokerPort, string folder)
    {
        var port = ServerProcess.FreePort();
        var log = Path.Combine(folder, $"{name}.log");
        var connection = new NpgsqlConnectionStringBuilder(connectionString) { ApplicationName = name };
        string[] settings =
        [
            "Database:Provider=PostgreSql", $"Database:ConnectionString={connection}", $"Workflows:Folder={Path.Combine(Repository, "workflows")}",
            $"Data:Folder={folder}", "Bus:Transport=RabbitMq", "Bus:Host=127.0.0.1", $"Bus:Port={Text(brokerPort)}", $"Bus:User={RabbitMqServer.User}",
            $"Node:Port={Text(port)}", "Logging:LogLevel:Default=Warning",
        ];
        var process = RunningServer.Start(
            "dotnet",
            [Assembly(), .. settings.Select(setting => $"--{setting}")],
            new Dictionary<string, string> { ["Bus__Password"] = RabbitMqServer.Password },
            log);
        await process.WaitForPort(port, StartMax);
        return new Node(name, port, process, log);
    }

    public static string Repository => Configuration.Parent!.Parent!.Parent!.Parent!.FullName;

    /// <summary>kill -9.</summary>
    public async Task Kill()
    {
        IsAlive = false;
        await _process.Kill();
    }

    public Task Stop() => _process.Stop();

    private static DirectoryInfo Configuration => new DirectoryInfo(TestContext.CurrentContext.TestDirectory).Parent!; // ROOT/tests/PROJECT/bin/CONFIGURATION

    private static string Assembly() =>
        Path.Combine(Repository, "tests", Program, "bin", Configuration.Name, Path.GetFileName(TestContext.CurrentContext.TestDirectory), $"{Program}.dll");

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
