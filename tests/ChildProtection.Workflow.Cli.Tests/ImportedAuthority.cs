using System.Globalization;
using System.Text;
using ChildProtection.Workflow.Cases.Definitions;
using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Cases.Import;
using ChildProtection.Workflow.Engine.Calendars;
using ChildProtection.Workflow.Storage.Definitions;
using ChildProtection.Workflow.Storage.Migrations;
using ChildProtection.Workflow.Storage.Registration;
using ChildProtection.Workflow.Storage.Schema;
using Microsoft.AspNetCore.Identity;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace ChildProtection.Workflow.Cli.Tests;

/// <summary>The database of an authority that begins: one team, three accounts, the shipped definition, no case; and the files of its earlier system beside it.</summary>
internal sealed class ImportedAuthority : IAsyncDisposable
{
    public const string Password = "a horse in the meadow";

    private static readonly AuthorityId Authority = new(1);
    private static readonly TeamId North = new(1);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("cpw-imported-");
    private readonly ServiceProvider _services;

    private ImportedAuthority()
    {
        var calendars = Workflows.Calendars().Book!;
        _services = new ServiceCollection()
            .AddLogging()
            .AddWorkflowStorage(new DatabaseOptions(DatabaseProvider.Sqlite, ConnectionString))
            .AddSingleton<IClock>(SystemClock.Instance)
            .AddSingleton<CalendarBook>(calendars)
            .AddSingleton<CalendarLibrary>()
            .AddSingleton<ICalendarLibrary>(provider => provider.GetRequiredService<CalendarLibrary>())
            .AddSingleton<CompiledDefinitions>()
            .AddSingleton<DefinitionLibrary>()
            .BuildServiceProvider();
    }

    public string ConnectionString => $"Data Source={Path.Combine(_folder.FullName, "cases.db")}";

    public string Files => _folder.FullName;

    private static WorkflowFolder Workflows => WorkflowFolder.Holding(Path.Combine(Cpw.Root, "workflows"))!;

    public static async Task<ImportedAuthority> Create(int children)
    {
        var authority = new ImportedAuthority();
        await authority._services.GetRequiredService<DatabaseMigrator>().Migrate(default);
        await authority._services.GetRequiredService<CalendarLibrary>().Keep(Workflows, default);
        await using (var database = await authority.Database())
        {
            database.Authorities.Add(new StoredAuthority { AuthorityId = Authority, Name = "Bae Arian (invented)", Nation = "wales" });
            database.Teams.Add(new StoredTeam { AuthorityId = Authority, TeamId = North, Name = "North" });
            database.Users.AddRange(User("gwenllian", null, "senior_manager"), User("hedd", null, "administrator"), User("sioned", North, "social_worker"));
            await database.SaveChangesAsync();
        }
        await authority._services.GetRequiredService<DefinitionLibrary>().Publish(
            Authority, Workflows.Load("wales/child-protection.yaml", authority._services.GetRequiredService<CalendarBook>()), new LocalDate(2020, 1, 1), "a test", SystemClock.Instance.GetCurrentInstant(), default);
        authority.WriteFiles(children);
        return authority;
    }

    public Task<WorkflowDbContext> Database() => _services.GetRequiredService<IDbContextFactory<WorkflowDbContext>>().CreateDbContextAsync();

    public async Task<int> CasesIn()
    {
        await using var database = await Database();
        return await database.Cases.CountAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        SqliteConnection.ClearAllPools();
        _folder.Delete(recursive: true);
    }

    /// <summary>The example row of each template, once a child.</summary>
    private void WriteFiles(int children)
    {
        foreach (var subject in new[] { ImportSubject.Children, ImportSubject.Cases, ImportSubject.Persons, ImportSubject.Visits, ImportSubject.Allocations })
        {
            var text = new StringBuilder(string.Join(',', subject.Columns.Select(column => column.Name))).Append('\n');
            for (var child = 1; child <= children; child++)
            {
                var number = child.ToString(CultureInfo.InvariantCulture);
                text.AppendJoin(',', subject.Columns.Select(column => column.Name switch
                {
                    "child_reference" => $"C-{number}",
                    "case_reference" => $"K-{number}",
                    "person_reference" => $"P-{number}",
                    "family_reference" => "",
                    "same_as" => "new",
                    "given_name" => $"Tirion{number}",
                    _ => column.Example,
                })).Append('\n');
            }
            File.WriteAllText(Path.Combine(_folder.FullName, subject.File), text.ToString());
        }
    }

    private static StoredUser User(string signIn, TeamId? team, string role) => new()
    {
        AuthorityId = Authority, UserId = new UserId(Guid.NewGuid()), SignInName = signIn, DisplayName = signIn, Roles = $"[\"{role}\"]", TeamId = team, SecurityStamp = "s",
        PasswordHash = new PasswordHasher<StoredUser>().HashPassword(null!, Password),
    };
}
