using Microsoft.EntityFrameworkCore.Migrations;

namespace ChildProtection.Workflow.Storage.Migrations;

/// <summary>
/// Lets the database refuse to delete rows of a log, whoever asks. Only the rows of an authority that has a clock of its own may go: that is a demonstration, which begins
/// afresh, and nothing in it is real.
/// </summary>
internal static class KeptRows
{
    private const string Words = "Nothing is taken from a log.";

    public static void Of(MigrationBuilder migration, IEnumerable<string> tables)
    {
        var onPostgreSql = migration.ActiveProvider == "Npgsql.EntityFrameworkCore.PostgreSQL";
        if (onPostgreSql)
        {
            migration.Sql(
                $"""
                create or replace function keep_row() returns trigger language plpgsql as $keep$
                begin
                    if exists (select 1 from clock where authority_id = old.authority_id) then
                        return old;
                    end if;
                    raise exception '{Words}';
                end
                $keep$
                """);
        }
        foreach (var table in tables)
        {
            migration.Sql(onPostgreSql
                ? $"create trigger {table}_kept before delete on {table} for each row execute function keep_row()"
                : $"""
                   create trigger {table}_kept before delete on {table} for each row
                   when not exists (select 1 from clock where authority_id = old.authority_id)
                   begin select raise(abort, '{Words}'); end
                   """);
        }
    }
}
