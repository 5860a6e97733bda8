using ChildProtection.Workflow.Storage.Schema;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace ChildProtection.Workflow.Storage.Migrations;

/// <summary>Files kept with cases: what is said of them, what happened to them, who opened them, and their content, sealed and once.</summary>
[DbContext(typeof(WorkflowDbContext))]
[Migration("20261122224500_AttachmentSchema")]
public sealed class AttachmentSchema : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        TableWriter.Create(migrationBuilder, "attachment")
            .Integer("authority_id").Uuid("attachment_id").Uuid("case_id").Text("content_hash").Instant("recorded_at")
            .Key("authority_id", "attachment_id")
            .Index("ix_attachment_case", null, "authority_id", "case_id");
        TableWriter.Create(migrationBuilder, "attachment_entry")
            .Integer("authority_id").Uuid("attachment_id").Integer("sequence").Uuid("entry_id").Text("kind").Instant("recorded_at").Uuid("recorded_by").Json("payload")
            .Key("authority_id", "attachment_id", "sequence");
        TableWriter.Create(migrationBuilder, "attachment_look")
            .Integer("authority_id").Uuid("attachment_id").Uuid("user_id").Instant("hour").Instant("first_at")
            .Key("authority_id", "attachment_id", "user_id", "hour");
        TableWriter.Create(migrationBuilder, "file_content")
            .Integer("authority_id").Text("content_hash").Integer("bytes").Integer("parts").Bytes("locked_key").Integer("scan").Text("finding", nullable: true)
            .Instant("kept_at").Instant("tried_at", nullable: true)
            .Key("authority_id", "content_hash")
            .Index("ix_file_content_to_scan", "scan in (0, 1)", "tried_at", "authority_id", "content_hash");
        TableWriter.Create(migrationBuilder, "file_part")
            .Integer("authority_id").Text("content_hash").Integer("number").Bytes("sealed")
            .Key("authority_id", "content_hash", "number");
        KeptRows.Of(migrationBuilder, ["attachment", "attachment_entry", "attachment_look"]);
    }
}
