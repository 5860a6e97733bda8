using ChildProtection.Workflow.Cases.Access;
using ChildProtection.Workflow.Cases.Access.Restricting;
using ChildProtection.Workflow.Cases.Chronology;
using ChildProtection.Workflow.Cases.Oversight;
using ChildProtection.Workflow.Cases.Runtime;
using ChildProtection.Workflow.Storage.Access;
using ChildProtection.Workflow.Storage.Chronology;
using ChildProtection.Workflow.Storage.GroupCommit;
using ChildProtection.Workflow.Storage.Journal;
using ChildProtection.Workflow.Storage.Migrations;
using ChildProtection.Workflow.Storage.Oversight;
using ChildProtection.Workflow.Storage.Outbox;
using ChildProtection.Workflow.Storage.PostgreSql;
using ChildProtection.Workflow.Storage.Schema;
using ChildProtection.Workflow.Storage.Sqlite;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace ChildProtection.Workflow.Storage.Registration;

/// <summary>Brings the storage into a program.</summary>
public static class StorageRegistration
{
    /// <summary>
    /// Adds <see cref="ICaseStore"/> (with group commit), <see cref="IJournal"/>, <see cref="IOutbox"/>, <see cref="IOutboxOperations"/>, the log of who looked at cases, a factory of
    /// <see cref="WorkflowDbContext"/> and <see cref="DatabaseMigrator"/>; a program with a host migrates when it starts, before anything registered after this.
    /// Settings: <c>Database:Provider</c> (<c>Sqlite</c>, the default, or <c>PostgreSql</c>) and <c>Database:ConnectionString</c>.
    /// </summary>
    /// <exception cref="InvalidOperationException">A setting is missing or not understood; the message says which and what it may be.</exception>
    public static IServiceCollection AddWorkflowStorage(this IServiceCollection services, IConfiguration configuration)
    {
        return services.AddWorkflowStorage(Read(configuration));
    }

    /// <summary>The same with settings already read.</summary>
    public static IServiceCollection AddWorkflowStorage(this IServiceCollection services, DatabaseOptions options)
    {
        services.AddSingleton(options);
        services.AddDbContextFactory<WorkflowDbContext>(options.Configure);
        services.AddSingleton<DatabaseMigrator>();
        services.AddHostedService<MigrationAtStart>();
        services.AddSingleton<IJournal, JournalReader>();
        services.AddSingleton<IAccessLog, AccessLog>();
        services.AddSingleton<IEmergencyAccesses, EmergencyAccesses>();
        services.AddSingleton<IRestrictions, Restrictions>();
        services.AddSingleton<IPassedGuards, PassedGuards>();
        services.AddSingleton<INotKnownAnswers, NotKnownAnswers>();
        services.AddSingleton<IChronology, ChronologyStore>();
        services.AddSingleton<OutboxAdministration>();
        services.AddSingleton<IOutboxOperations>(provider => provider.GetRequiredService<OutboxAdministration>());
        if (options.Provider == DatabaseProvider.PostgreSql)
        {
            services.AddSingleton(_ => HotConnections.Open(options.ConnectionString));
            services.AddSingleton<PostgreSqlCaseStore>();
            services.AddSingleton<ICaseStore>(provider => new GroupCommitStore(provider.GetRequiredService<PostgreSqlCaseStore>()));
            services.AddSingleton<IOutbox, PostgreSqlOutbox>();
        }
        else
        {
            services.AddSingleton(_ => new SqliteWriter(options.ConnectionString));
            services.AddSingleton<SqliteCaseStore>();
            services.AddSingleton<ICaseStore>(provider => new GroupCommitStore(provider.GetRequiredService<SqliteCaseStore>()));
            services.AddSingleton<IOutbox, SqliteOutbox>();
        }
        return services;
    }

    private static DatabaseOptions Read(IConfiguration configuration)
    {
        var provider = configuration["Database:Provider"] ?? nameof(DatabaseProvider.Sqlite);
        if (!Enum.TryParse<DatabaseProvider>(provider, ignoreCase: true, out var parsed) || !Enum.IsDefined(parsed))
        {
            throw new InvalidOperationException($"Setting Database:Provider is '{provider}'; it may be {string.Join(" or ", Enum.GetNames<DatabaseProvider>())}.");
        }
        return configuration["Database:ConnectionString"] is { Length: > 0 } connectionString
            ? new DatabaseOptions(parsed, connectionString)
            : throw new InvalidOperationException("Setting Database:ConnectionString is missing: for Sqlite 'Data Source=PATH', for PostgreSql 'Host=…;Database=…;Username=…;Password=…'.");
    }
}
