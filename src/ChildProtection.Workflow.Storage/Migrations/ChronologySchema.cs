using ChildProtection.Workflow.Storage.Schema;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace ChildProtection.Workflow.Storage.Migrations;

/// <summary>The significant events of a child's life, each with everything that was ever said of it.</summary>
[DbContext(typeof(WorkflowDbContext))]
[Migration("20261122214500_ChronologySchema")]
public sealed class ChronologySchema : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) =>
        TableWriter.Create(migrationBuilder, "chronology_entry")
            .Integer("authority_id").Uuid("case_id").Uuid("event_id").Integer("number").Integer("act")
            .Text("list", nullable: true).Text("record_id", nullable: true).Date("happened_on", nullable: true)
            .Text("what").Text("impact").Text("origin").Flag("about_others").Text("reason").Instant("recorded_at").Uuid("recorded_by")
            .Key("authority_id", "case_id", "event_id", "number");
}
