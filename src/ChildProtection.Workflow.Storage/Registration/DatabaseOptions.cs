using ChildProtection.Workflow.Storage.Schema;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace ChildProtection.Workflow.Storage.Registration;

/// <summary>Where the cases are kept.</summary>
public sealed record DatabaseOptions(DatabaseProvider Provider, string ConnectionString)
{
    /// <summary>How the administration's context reaches the database.</summary>
    public void Configure(DbContextOptionsBuilder options)
    {
        // The migrations are written by hand and carry no copy of the model; that both agree is what a test of the schema proves.
        options.ConfigureWarnings(warnings => warnings.Ignore(RelationalEventId.PendingModelChangesWarning));
        if (Provider == DatabaseProvider.PostgreSql)
        {
            options.UseNpgsql(ConnectionString);
        }
        else
        {
            options.UseSqlite(new SqliteConnectionStringBuilder(ConnectionString) { ForeignKeys = true }.ConnectionString);
        }
    }

    public DbContextOptions<WorkflowDbContext> ForContext()
    {
        var builder = new DbContextOptionsBuilder<WorkflowDbContext>();
        Configure(builder);
        return builder.Options;
    }
}
