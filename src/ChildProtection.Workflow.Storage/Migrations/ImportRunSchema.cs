using ChildProtection.Workflow.Storage.Schema;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace ChildProtection.Workflow.Storage.Migrations;

/// <summary>Runs that bring in the cases of an earlier system, with their files and reports, sealed.</summary>
[DbContext(typeof(WorkflowDbContext))]
[Migration("20261123033000_ImportRunSchema")]
public sealed class ImportRunSchema : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        TableWriter.Create(migrationBuilder, "import_run")
            .Integer("authority_id").Uuid("import_id").Text("system").Text("plan_hash").Integer("cases").Instant("uploaded_at").Uuid("uploaded_by").Integer("state")
            .Instant("confirmed_at", nullable: true).Uuid("confirmed_by", nullable: true).Text("reason", nullable: true).Integer("done").Integer("attempts")
            .Uuid("claim", nullable: true).Instant("alive_at", nullable: true).Instant("ended_at", nullable: true).Text("refusal", nullable: true)
            .Integer("brought_in").Integer("not_brought_in").Bytes("locked_key")
            .Key("authority_id", "import_id");
        TableWriter.Create(migrationBuilder, "import_part")
            .Integer("authority_id").Uuid("import_id").Integer("number").Bytes("sealed")
            .Key("authority_id", "import_id", "number");
    }
}
