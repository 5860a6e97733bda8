using ChildProtection.Workflow.Storage.Schema;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace ChildProtection.Workflow.Storage.Migrations;

/// <summary>What a child likes to be called stands beside the name, so that every list can say it.</summary>
[DbContext(typeof(WorkflowDbContext))]
[Migration("20261122214000_KnownAsSchema")]
public sealed class KnownAsSchema : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        var onPostgreSql = migrationBuilder.ActiveProvider == "Npgsql.EntityFrameworkCore.PostgreSQL";
        migrationBuilder.AddColumn<string>("known_as", "child", nullable: true, collation: onPostgreSql ? "C" : null);
        // What is on file already. Where the name was left unsaid, there is none.
        var name = onPostgreSql ? "fact.value::json ->> 'name'" : "json_extract(fact.value, '$.name')";
        migrationBuilder.Sql($"""
            update child set known_as = (
              select {name} from person_fact fact
              where fact.authority_id = child.authority_id and fact.subject_id = child.child_id and fact.kind = 'known_as'
                and fact.to_date is null and fact.corrected_at is null
              order by fact.recorded_at desc limit 1)
            """);
    }
}
