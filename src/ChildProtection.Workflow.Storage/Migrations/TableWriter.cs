using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Migrations.Operations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

namespace ChildProtection.Workflow.Storage.Migrations;

/// <summary>
/// Writes a table of a migration in the terms of this schema, so that one migration serves both databases. What a column is called here is fixed
/// for ever: a published migration never changes its meaning.
/// </summary>
internal sealed class TableWriter
{
    private readonly MigrationBuilder _migration;
    private readonly CreateTableOperation _table;

    private TableWriter(MigrationBuilder migration, string name)
    {
        _migration = migration;
        _table = new CreateTableOperation { Name = name };
        migration.Operations.Add(_table);
    }

    private bool OnPostgreSql => _migration.ActiveProvider == "Npgsql.EntityFrameworkCore.PostgreSQL";

    public static TableWriter Create(MigrationBuilder migration, string name) => new(migration, name);

    public TableWriter Integer(string name, bool nullable = false) => Column(name, typeof(int), null, nullable);

    public TableWriter Long(string name, bool nullable = false) => Column(name, typeof(long), null, nullable);

    /// <summary>A number that PostgreSQL gives out; on SQLite the single writer does.</summary>
    public TableWriter Identity(string name)
    {
        Long(name);
        if (OnPostgreSql)
        {
            _table.Columns[^1].AddAnnotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn);
        }
        return this;
    }

    public TableWriter Flag(string name) => Column(name, typeof(bool), null, false);

    public TableWriter Uuid(string name, bool nullable = false) => Column(name, typeof(Guid), null, nullable);

    /// <summary>
    /// Ordered by its bytes, as SQLite does it: the order of a language changes with the operating system's libraries, and an index built before such a change
    /// no longer finds what it holds.
    /// </summary>
    public TableWriter Text(string name, bool nullable = false) => Column(name, typeof(string), null, nullable, OnPostgreSql ? "C" : null);

    /// <summary>JSON kept byte for byte as written.</summary>
    public TableWriter Json(string name) => Column(name, typeof(string), OnPostgreSql ? "json" : null, false);

    /// <summary>JSON that the database may take apart and put together: its spaces and the order of its fields are not kept.</summary>
    public TableWriter JsonDocument(string name) => Column(name, typeof(string), OnPostgreSql ? "jsonb" : null, false);

    public TableWriter Bytes(string name, bool nullable = false) => Column(name, typeof(byte[]), null, nullable);

    public TableWriter Instant(string name, bool nullable = false) =>
        OnPostgreSql ? Column(name, typeof(DateTime), "timestamp with time zone", nullable) : Column(name, typeof(long), null, nullable);

    public TableWriter Date(string name, bool nullable = false) => Column(name, typeof(DateOnly), null, nullable);

    public TableWriter Key(params string[] columns)
    {
        _table.PrimaryKey = new AddPrimaryKeyOperation { Name = $"pk_{_table.Name}", Table = _table.Name, Columns = columns };
        return this;
    }

    /// <summary>
    /// Leaves room on each page for a row's next version, so that a change of columns that no index has is written beside the old version and touches no index.
    /// SQLite changes rows in place.
    /// </summary>
    /// <param name="percent">How full pages are made by inserts.</param>
    public TableWriter FilledTo(int percent)
    {
        if (OnPostgreSql)
        {
            _table.AddAnnotation("Npgsql:StorageParameter:fillfactor", percent);
        }
        return this;
    }

    /// <summary>
    /// Has a long value of the column, when it is written, packed by the quick method (lz4) and not by the old one (pglz).
    /// A PostgreSQL built without it keeps the old one; SQLite packs nothing.
    /// </summary>
    public TableWriter QuicklyPacked(string column)
    {
        if (OnPostgreSql)
        {
            _migration.Sql($"""
                do $$ begin
                  if exists (select from pg_settings where name = 'default_toast_compression' and 'lz4' = any(enumvals)) then
                    alter table "{_table.Name}" alter column "{column}" set compression lz4;
                  end if;
                end $$
                """);
        }
        return this;
    }

    public TableWriter References(string table, params string[] columns)
    {
        // A key's columns are named alike wherever they stand.
        _table.ForeignKeys.Add(new AddForeignKeyOperation
        {
            Name = $"fk_{_table.Name}_{table}",
            Table = _table.Name,
            Columns = columns,
            PrincipalTable = table,
            PrincipalColumns = columns,
            OnDelete = ReferentialAction.Restrict,
        });
        return this;
    }

    public TableWriter Index(string name, string? filter, params string[] columns)
    {
        _migration.CreateIndex(name, _table.Name, columns, filter: filter);
        return this;
    }

    public TableWriter UniqueIndex(string name, string? filter, params string[] columns)
    {
        _migration.CreateIndex(name, _table.Name, columns, unique: true, filter: filter);
        return this;
    }

    private TableWriter Column(string name, Type type, string? storeType, bool nullable, string? collation = null)
    {
        _table.Columns.Add(new AddColumnOperation { Name = name, Table = _table.Name, ClrType = type, ColumnType = storeType, IsNullable = nullable, Collation = collation });
        return this;
    }
}
