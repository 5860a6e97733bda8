using ChildProtection.Workflow.Storage.Registration;
using ChildProtection.Workflow.Storage.Tests.Databases;
using Microsoft.EntityFrameworkCore;

namespace ChildProtection.Workflow.Storage.Tests.Schema;

internal sealed class SchemaTests(DatabaseProvider provider) : OnBothDatabases(provider)
{
    private static readonly string[] Deployment = ["calendar_version", "data_protection_key"];

    [Test]
    public async Task The_migrated_schema_is_that_of_the_model()
    {
        await using var modelled = await TestDatabase.CreateEmpty(Provider);
        await using (var context = modelled.CreateDbContext())
        {
            await context.Database.EnsureCreatedAsync();
        }

        Assert.That(await Describe(Database), Is.EqualTo(await Describe(modelled)));
    }

    [Test]
    public async Task Migrating_again_changes_nothing()
    {
        var before = await Describe(Database);

        await Database.Migrate();

        Assert.That(await Describe(Database), Is.EqualTo(before));
    }

    [Test]
    public async Task Nodes_that_start_at_once_migrate_once()
    {
        await using var empty = await TestDatabase.CreateEmpty(Provider);

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => empty.Migrate())));

        Assert.That(await Describe(empty), Is.EqualTo(await Describe(Database)));
    }

    [Test]
    public void Every_key_leads_with_the_authority()
    {
        using var context = Database.CreateDbContext();

        var others = context.Model.GetEntityTypes()
            .Where(entity => entity.FindPrimaryKey()!.Properties[0].GetColumnName() != "authority_id")
            .Select(entity => entity.GetTableName());

        Assert.That(others, Is.EquivalentTo(Deployment));
    }

    [Test]
    public async Task Text_is_ordered_by_its_bytes_whatever_language_the_server_speaks()
    {
        await using var context = Database.CreateDbContext();

        var others = await context.Database.SqlQueryRaw<string>(Provider == DatabaseProvider.PostgreSql ? PostgreSqlTextInALanguage : SqliteTextInALanguage).ToListAsync();

        Assert.That(others, Is.Empty);
    }

    private const string PostgreSqlTextInALanguage = """
        select table_name || '.' || column_name as "Value" from information_schema.columns
        where table_schema = 'public' and data_type = 'text' and collation_name is distinct from 'C'
        """;

    private const string SqliteTextInALanguage = """select name as "Value" from sqlite_master where sql like '% collate %'""";

    private static async Task<IReadOnlyList<string>> Describe(TestDatabase database)
    {
        await using var context = database.CreateDbContext();
        var rows = await context.Database.SqlQueryRaw<string>(database.Options.Provider == DatabaseProvider.PostgreSql ? PostgreSqlCatalogue : SqliteCatalogue).ToListAsync();
        return [.. rows.Where(row => !row.Contains("__EFMigrations", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];
    }

    private const string PostgreSqlCatalogue = """
        select format('column %s.%s %s %s %s %s', table_name, column_name, data_type, is_nullable, is_identity, column_default) as "Value"
        from information_schema.columns where table_schema = 'public'
        union all select indexdef from pg_indexes where schemaname = 'public'
        union all select format('%s %s %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) from pg_constraint where connamespace = 'public'::regnamespace
        """;

    private const string SqliteCatalogue = """
        select 'column ' || t.name || '.' || c.name || ' ' || c.type || ' ' || c."notnull" || ' ' || c.pk || ' ' || coalesce(c.dflt_value, '') as "Value"
        from sqlite_master t, pragma_table_info(t.name) c where t.type = 'table'
        union all select name || ' ' || sql from sqlite_master where type = 'index' and sql is not null
        union all select t.name || ' references ' || f."table" || ' ' || f.seq || ' ' || f."from" || ' ' || f."to" || ' ' || f.on_delete
        from sqlite_master t, pragma_foreign_key_list(t.name) f where t.type = 'table'
        """;
}
