using ChildProtection.Workflow.Storage.Registration;

namespace ChildProtection.Workflow.Server.Shell;

public static class DatabaseServices
{
    /// <summary><c>Database:Provider</c> and <c>Database:ConnectionString</c>; without them an embedded database in the data folder.</summary>
    /// <exception cref="InvalidOperationException">The settings name no database that the product knows.</exception>
    public static DatabaseOptions Read(IConfiguration configuration, ServerSettings settings)
    {
        var name = configuration["Database:Provider"] ?? nameof(DatabaseProvider.Sqlite);
        if (!Enum.TryParse<DatabaseProvider>(name, ignoreCase: true, out var provider) || !Enum.IsDefined(provider))
        {
            throw new InvalidOperationException($"Database:Provider is '{name}'. It is {string.Join(" or ", Enum.GetNames<DatabaseProvider>())}.");
        }
        var connection = configuration["Database:ConnectionString"]
            ?? (provider == DatabaseProvider.Sqlite
                ? $"Data Source={Path.Combine(settings.DataFolder.FullName, "cases.db")}"
                : throw new InvalidOperationException("Database:ConnectionString is missing: PostgreSql needs one."));
        return new DatabaseOptions(provider, connection);
    }
}
