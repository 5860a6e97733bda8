using ChildProtection.Workflow.Storage.Schema;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace ChildProtection.Workflow.Storage.Migrations;

/// <summary>What the night hands over to the day.</summary>
[DbContext(typeof(WorkflowDbContext))]
[Migration("20261123021500_HandoverSchema")]
public sealed class HandoverSchema : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        TableWriter.Create(migrationBuilder, "handover_note")
            .Integer("authority_id").Uuid("note_id").Uuid("case_id").Instant("written_at").Uuid("written_by").Text("words")
            .Key("authority_id", "note_id")
            .Index("ix_handover_note_case", null, "authority_id", "case_id")
            .Index("ix_handover_note_written", null, "authority_id", "written_at");
        KeptRows.Of(migrationBuilder, ["handover_note"]);
    }
}
