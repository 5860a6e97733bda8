using System.Globalization;
using Npgsql;

namespace ChildProtection.Workflow.Tests.Servers;

/// <summary>
/// A PostgreSQL cluster of the tests' own on 127.0.0.1, in a temporary folder, with fsync on: durability is part of what is tested and measured.
/// Set <see cref="OverrideVariable"/> to a connection string with the right to create databases to use a running server instead.
/// </summary>
public sealed class PostgreSqlServer : IAsyncDisposable
{
    public const string OverrideVariable = "CPW_TEST_POSTGRES";

    private static readonly TimeSpan StartMax = TimeSpan.FromSeconds(60);

    private readonly string? _folder;
    private readonly NpgsqlConnectionStringBuilder _settings;

    private PostgreSqlServer(string? folder, NpgsqlConnectionStringBuilder settings) => (_folder, _settings) = (folder, settings);

    /// <summary>The administrator's connection, to the database <c>postgres</c>.</summary>
    public string ConnectionString => _settings.ConnectionString;

    /// <summary>True when the server is this object's own, so that it may be stopped and started again.</summary>
    public bool IsOwn => _folder is not null;

    public static async Task<PostgreSqlServer> Start()
    {
        if (Environment.GetEnvironmentVariable(OverrideVariable) is { Length: > 0 } given)
        {
            return new PostgreSqlServer(null, new NpgsqlConnectionStringBuilder(given));
        }
        RequireInstalled();
        var folder = Directory.CreateTempSubdirectory("cpw-postgres-").FullName;
        await GiveToServerUser(folder);
        var settings = new NpgsqlConnectionStringBuilder { Host = "127.0.0.1", Port = ServerProcess.FreePort(), Username = "postgres", Database = "postgres", IncludeErrorDetail = true, MaxPoolSize = 200 };
        var server = new PostgreSqlServer(folder, settings);
        await AsServerUser("initdb", ["-D", server.Data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-instructions"]);
        await server.Continue();
        return server;
    }

    /// <summary>Creates a database, empty or as <paramref name="template"/> is, and gives its connection string.</summary>
    public async Task<string> CreateDatabase(string name, string? template = null)
    {
        await using var connection = new NpgsqlConnection(ConnectionString);
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = $"create database \"{name}\" template \"{template ?? "template0"}\"";
        await command.ExecuteNonQueryAsync();
        return new NpgsqlConnectionStringBuilder(ConnectionString) { Database = name }.ConnectionString;
    }

    /// <summary>Stops the server at once, as a crash would, keeping its data.</summary>
    public Task Crash() => AsServerUser("pg_ctl", ["-D", Data, "-m", "immediate", "-w", "stop"]);

    /// <summary>Starts the server, or starts it again after <see cref="Crash"/>.</summary>
    public Task Continue()
    {
        var options = string.Create(CultureInfo.InvariantCulture, $"-p {_settings.Port} -c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c fsync=on -c synchronous_commit=on -c max_connections=300 -c shared_buffers=512MB -c max_wal_size=4GB");
        return AsServerUser("pg_ctl", ["-D", Data, "-l", Path.Combine(_folder!, "log"), "-o", options, "-w", "-t", "60", "start"]);
    }

    public async ValueTask DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        if (_folder is null)
        {
            return;
        }
        await Crash(); // the data goes next: an orderly end would only write out what nobody reads
        Directory.Delete(_folder, recursive: true);
    }

    private string Data => Path.Combine(_folder!, "data");

    /// <summary>The postgres program refuses to run as root; its package brings a user for it.</summary>
    private static bool ActsAsOther => OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess;

    private static IEnumerable<string> ProgramFolders => Directory.Exists("/usr/lib/postgresql")
        ? Directory.EnumerateDirectories("/usr/lib/postgresql").OrderByDescending(folder => int.TryParse(Path.GetFileName(folder), CultureInfo.InvariantCulture, out var version) ? version : 0).Select(folder => Path.Combine(folder, "bin"))
        : [];

    private static void RequireInstalled()
    {
        if (ServerProcess.Find("initdb", ProgramFolders) is null)
        {
            throw new ServerStartException(
                $"These tests need PostgreSQL 15 or newer. On Debian and Ubuntu: apt-get install postgresql. Or set {OverrideVariable} to a connection string of a server on which databases may be created.");
        }
    }

    private static Task GiveToServerUser(string folder) =>
        ActsAsOther ? ServerProcess.Run("chown", ["postgres", folder], null, StartMax) : Task.CompletedTask;

    private static async Task AsServerUser(string program, string[] arguments)
    {
        var path = ServerProcess.Find(program, ProgramFolders) ?? throw new ServerStartException($"'{program}' is missing from the PostgreSQL installation.");
        // The started server keeps what it inherits of pipes open: a shell gives it none, so that reading to the end ends.
        var quoted = string.Join(' ', new[] { path }.Concat(arguments).Select(word => $"'{word.Replace("'", "'\\''", StringComparison.Ordinal)}'"));
        string[] shell = ["sh", "-c", $"cd / && {quoted} > /dev/null 2>&1 < /dev/null"];
        string[] all = ActsAsOther ? ["runuser", "-u", "postgres", "--", .. shell] : shell;
        await ServerProcess.Run(all[0], all[1..], null, StartMax);
    }
}
