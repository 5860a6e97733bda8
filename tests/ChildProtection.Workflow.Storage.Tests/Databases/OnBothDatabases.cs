using ChildProtection.Workflow.Cases.Runtime;
using ChildProtection.Workflow.Storage.Registration;

namespace ChildProtection.Workflow.Storage.Tests.Databases;

/// <summary>
/// Promises that hold on either database. A class of promises derives from this and is run once a database; those on PostgreSQL carry the category
/// <c>Servers</c>.
/// </summary>
[TestFixtureSource(typeof(OnBothDatabases), nameof(Providers))]
internal abstract class OnBothDatabases(DatabaseProvider provider)
{
    private static IEnumerable<TestFixtureData> Providers()
    {
        yield return new TestFixtureData(DatabaseProvider.Sqlite);
        var postgreSql = new TestFixtureData(DatabaseProvider.PostgreSql);
        postgreSql.Properties.Add("Category", "Servers");
        yield return postgreSql;
    }

    protected DatabaseProvider Provider { get; } = provider;

    protected TestDatabase Database { get; private set; } = null!;

    protected ICaseStore Store { get; private set; } = null!;

    [SetUp]
    public async Task CreateDatabase()
    {
        Database = await TestDatabase.Create(Provider);
        Store = Database.OpenStore();
    }

    [TearDown]
    public async Task DropDatabase() => await Database.DisposeAsync();
}
