using System.Runtime.CompilerServices;
using ChildProtection.Workflow.Storage.Definitions;
using ChildProtection.Workflow.Storage.Schema;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ChildProtection.Workflow.Server.Tests.Serving;

/// <summary>The whole server on an embedded database of its own, in a folder that goes when it does.</summary>
public sealed class TestServer : WebApplicationFactory<Program>
{
    /// <summary>One memory for all servers of a run: the shipped definition is compiled once.</summary>
    private static readonly CompiledDefinitions Compiled = new();

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("served-");
    private readonly Dictionary<string, string> settings;

    private const string DatabaseFile = "cases.db";
    private const string SamplesFolder = "Samples:Folder";

    /// <summary>The database of a demonstration as its first start leaves it: made once for a run, copied for each server after.</summary>
    private static readonly Lazy<Task<FileInfo>> Made = new(MakeDemonstration);

    private TestServer(Dictionary<string, string> settings) => this.settings = settings;

    /// <summary>Starts it with <see cref="ServedAuthority"/> in its database; a demonstration with the small sample beside this file, or with those of the folder in its settings.</summary>
    /// <param name="demonstration">Whether it is one.</param>
    /// <param name="onNetwork">On a port of its own, for a browser.</param>
    /// <param name="settings">Settings beside those that every such server has.</param>
    public static async Task<TestServer> Start(bool demonstration = false, bool onNetwork = false, params (string Key, string Value)[] settings)
    {
        var server = new TestServer(SettingsOf(demonstration, settings));
        if (demonstration && !settings.Any(setting => setting.Key.StartsWith("Database:", StringComparison.Ordinal) || setting.Key == SamplesFolder))
        {
            (await Made.Value).CopyTo(Path.Combine(server.folder.FullName, DatabaseFile));
        }
        if (onNetwork)
        {
            server.UseKestrel(port: 0);
        }
        server.StartServer();
        if (!demonstration)
        {
            await server.Database(ServedAuthority.Write);
        }
        return server;
    }

    private static Dictionary<string, string> SettingsOf(bool demonstration, IEnumerable<(string Key, string Value)> settings) => settings.Concat(
    [
        ("Demonstration:Enabled", demonstration ? "true" : "false"),
        (SamplesFolder, Path.Combine(ThisFolder(), "sample")),
        ("Workflows:Folder", Path.Combine(ThisFolder(), "..", "..", "..", "workflows")),
    ]).DistinctBy(setting => setting.Item1).ToDictionary(setting => setting.Item1, setting => setting.Item2);

    private static async Task<FileInfo> MakeDemonstration()
    {
        var made = new FileInfo(Path.Combine(Directory.CreateTempSubdirectory("made-").FullName, DatabaseFile));
        AppDomain.CurrentDomain.ProcessExit += (_, _) => made.Directory!.Delete(recursive: true);
        await using var first = new TestServer(SettingsOf(true, []));
        first.StartServer();
        // A whole copy in one file, whatever still lies beside the database.
        await first.Database(database => database.Database.ExecuteSqlAsync($"VACUUM INTO {made.FullName}"));
        return made;
    }

    /// <summary>Does something with the database, in a scope of its own.</summary>
    public async Task Database(Func<WorkflowDbContext, Task> act)
    {
        await using var scope = Services.CreateAsyncScope();
        await act(scope.ServiceProvider.GetRequiredService<WorkflowDbContext>());
    }

    /// <summary>The account of that sign-in name.</summary>
    public async Task<StoredUser> User(string signInName)
    {
        StoredUser? found = null;
        await Database(async database => found = await database.Users.AsNoTracking().SingleAsync(user => user.SignInName == signInName));
        return found!;
    }

    /// <summary>A reader's browser without a window: keeps cookies, does not follow redirects.</summary>
    public Reader Reader() => new(OnNetwork is { } address
        ? new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = address }
        : CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false }));

    /// <summary>Where a browser reaches it; null: it is not on a port.</summary>
    public Uri? OnNetwork => Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault() is { } address ? new Uri(address) : null;

    private static string ThisFolder([CallerFilePath] string thisFile = "") => Path.GetDirectoryName(thisFile)!;

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Testing");
        builder.UseSetting("Data:Folder", folder.FullName);
        foreach (var (key, value) in settings)
        {
            builder.UseSetting(key, value);
        }
        builder.ConfigureServices(services => services.AddSingleton(Compiled));
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing && folder.Exists)
        {
            SqliteConnection.ClearAllPools();
            folder.Delete(recursive: true);
        }
    }
}
