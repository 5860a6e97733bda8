using ChildProtection.Workflow.Storage.Schema;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace ChildProtection.Workflow.Storage.Migrations;

/// <summary>What people have typed and not sent yet.</summary>
[DbContext(typeof(WorkflowDbContext))]
[Migration("20261122180000_DraftSchema")]
public sealed class DraftSchema : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) =>
        TableWriter.Create(migrationBuilder, "draft")
            .Integer("authority_id").Uuid("user_id").Text("place").Uuid("case_id", nullable: true).Integer("revision").Uuid("writer").Bytes("content")
            .Instant("begun_at").Instant("saved_at").Uuid("other_writer", nullable: true).Bytes("other_content", nullable: true).Instant("other_saved_at", nullable: true)
            .Key("authority_id", "user_id", "place")
            .Index("ix_draft_saved", null, "saved_at");
}
