using System.Globalization;

namespace ChildProtection.Workflow.Tests.Servers;

/// <summary>A RabbitMQ of the test's own: its own node, ports, account and folder. Its data outlives a restart, and goes with the object.</summary>
public sealed class RabbitMqServer : IAsyncDisposable
{
    public const string User = "cpw";
    public const string Password = "for-tests-only";

    // What the documentation asks for the server's account, and no more: that it is enough is thereby tested.
    private const string Rights = "^agency[.]";

    // A cold start on two busy cores takes about 20 seconds.
    private static readonly TimeSpan StartWaitMax = TimeSpan.FromSeconds(120);
    private static readonly string[] Programs = ["/usr/lib/rabbitmq/bin/rabbitmq-server", "/opt/homebrew/sbin/rabbitmq-server", "/usr/local/sbin/rabbitmq-server"];

    private readonly string _folder = Directory.CreateTempSubdirectory("cpw-rabbitmq-").FullName;
    private readonly int _nodePort = ServerProcess.FreePort();
    private readonly int _mapperPort = ServerProcess.FreePort();
    private RunningServer? _mapper;
    private RunningServer? _broker;

    private RabbitMqServer()
    {
    }

    /// <summary>The AMQP port; the same after a restart.</summary>
    public int Port { get; } = ServerProcess.FreePort();

    public static async Task<RabbitMqServer> Start()
    {
        var server = new RabbitMqServer();
        server.WriteConfiguration();
        await server.StartAgain();
        return server;
    }

    /// <summary>Starts it on the data it has; does nothing while it runs.</summary>
    public async Task StartAgain()
    {
        if (_mapper is null)
        {
            // Erlang would start its port mapper by itself and leave it behind.
            _mapper = RunningServer.Start("epmd", ["-port", Text(_mapperPort), "-address", "127.0.0.1"], new Dictionary<string, string>(), In("epmd.log"));
            await _mapper.WaitForPort(_mapperPort, StartWaitMax);
        }
        if (_broker is null)
        {
            var program = Programs.FirstOrDefault(File.Exists) ?? throw new ServerStartException("These tests need RabbitMQ 3.10 or newer. On Debian and Ubuntu: apt-get install rabbitmq-server.");
            _broker = RunningServer.Start(program, ["-noinput"], Environment(), In("start.log"));
            await _broker.WaitForPort(Port, StartWaitMax);
        }
    }

    /// <summary>Stops it in good order; what is durable stays.</summary>
    public async Task Stop()
    {
        await (_broker?.Stop() ?? Task.CompletedTask);
        _broker = null;
    }

    /// <summary>kill -9.</summary>
    public async Task Kill()
    {
        await (_broker?.Kill() ?? Task.CompletedTask);
        _broker = null;
    }

    public async ValueTask DisposeAsync()
    {
        await Stop();
        await (_mapper?.Stop() ?? Task.CompletedTask);
        Directory.Delete(_folder, recursive: true);
    }

    private void WriteConfiguration()
    {
        File.WriteAllText(In("rabbitmq.conf"),
            $"""
            listeners.tcp.1 = 127.0.0.1:{Port}
            default_user = {User}
            default_pass = {Password}
            default_permissions.configure = {Rights}
            default_permissions.write = {Rights}
            default_permissions.read = {Rights}
            log.console = false
            disk_free_limit.absolute = 50MB

            """);
        File.WriteAllText(In("environment.conf"), "");
        File.WriteAllText(In("plugins"), "");
    }

    private Dictionary<string, string> Environment() => new()
    {
        ["HOME"] = _folder,
        ["ERL_EPMD_PORT"] = Text(_mapperPort),
        ["ERL_EPMD_ADDRESS"] = "127.0.0.1",
        ["RABBITMQ_NODENAME"] = $"cpw-test-{Port}@localhost",
        ["RABBITMQ_DIST_PORT"] = Text(_nodePort),
        ["RABBITMQ_NODE_IP_ADDRESS"] = "127.0.0.1",
        ["RABBITMQ_NODE_PORT"] = Text(Port),
        ["RABBITMQ_CONFIG_FILE"] = In("rabbitmq.conf"),
        ["RABBITMQ_CONF_ENV_FILE"] = In("environment.conf"),
        ["RABBITMQ_ENABLED_PLUGINS_FILE"] = In("plugins"),
        ["RABBITMQ_MNESIA_BASE"] = In("data"),
        ["RABBITMQ_MNESIA_DIR"] = In("data/node"),
        ["RABBITMQ_LOG_BASE"] = In("log"),
        ["RABBITMQ_PID_FILE"] = In("pid"),
        ["RABBITMQ_GENERATED_CONFIG_DIR"] = _folder,
        ["RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS"] = "+Bi -kernel inet_dist_use_interface {127,0,0,1}",
        // The start script becomes the broker, so that the process id is the broker's.
        ["RABBITMQ_ALLOW_INPUT"] = "true",
    };

    private string In(string name) => Path.Combine(_folder, name);

    private static string Text(int port) => port.ToString(CultureInfo.InvariantCulture);
}
