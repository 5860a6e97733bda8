using ChildProtection.Workflow.Storage.Migrations;
using ChildProtection.Workflow.Storage.Schema;
using Microsoft.EntityFrameworkCore;

namespace ChildProtection.Workflow.Server.Shell;

public static class DatabaseServices
{
    /// <summary><c>Database:Provider</c> (<c>Sqlite</c> or <c>PostgreSql</c>) and <c>Database:ConnectionString</c>; without them an embedded database in the data folder.</summary>
    /// <exception cref="InvalidOperationException">The settings name no database that the product knows.</exception>
    public static IServiceCollection AddDatabase(this IServiceCollection services, IConfiguration configuration, ServerSettings settings)
    {
        var provider = configuration["Database:Provider"] ?? "Sqlite";
        var connection = configuration["Database:ConnectionString"];
        services.AddDbContextFactory<WorkflowDbContext>(options => _ = provider switch
        {
            "Sqlite" => options.UseSqlite(connection ?? $"Data Source={Path.Combine(settings.DataFolder.FullName, "cases.db")}"),
            "PostgreSql" => options.UseNpgsql(connection ?? throw new InvalidOperationException("Database:ConnectionString is missing: PostgreSql needs one.")),
            _ => throw new InvalidOperationException($"Database:Provider is '{provider}'. It is Sqlite or PostgreSql."),
        });
        services.AddSingleton<DatabaseMigrator>();
        return services;
    }
}
