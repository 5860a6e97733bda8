using ChildProtection.Workflow.Storage.Schema;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace ChildProtection.Workflow.Storage.Migrations;

/// <summary>Which records on file are one child, and who said so.</summary>
[DbContext(typeof(WorkflowDbContext))]
[Migration("20261123010000_ChildMergeSchema")]
public sealed class ChildMergeSchema : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        TableWriter.Create(migrationBuilder, "child_merge")
            .Integer("authority_id").Uuid("merge_id").Uuid("kept_id").Uuid("other_id").Instant("proposed_at").Uuid("proposed_by").Text("reason")
            .Instant("confirmed_at", nullable: true).Uuid("confirmed_by", nullable: true)
            .Instant("declined_at", nullable: true).Uuid("declined_by", nullable: true).Text("declined_why", nullable: true)
            .Instant("undo_asked_at", nullable: true).Uuid("undo_asked_by", nullable: true).Text("undo_asked_why", nullable: true)
            .Instant("undone_at", nullable: true).Uuid("undone_by", nullable: true)
            .Key("authority_id", "merge_id")
            .Index("ix_child_merge_kept", null, "authority_id", "kept_id")
            .Index("ix_child_merge_other", null, "authority_id", "other_id")
            .UniqueIndex("ix_child_merge_standing", "confirmed_at is not null and undone_at is null", "authority_id", "other_id")
            .UniqueIndex("ix_child_merge_waiting", "confirmed_at is null and declined_at is null", "authority_id", "kept_id", "other_id");
        TableWriter.Create(migrationBuilder, "same_child")
            .Integer("authority_id").Uuid("record_id").Uuid("kept_id")
            .Key("authority_id", "record_id")
            .Index("ix_same_child_kept", null, "authority_id", "kept_id");
    }
}
