using ChildProtection.Workflow.Storage.Schema;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace ChildProtection.Workflow.Storage.Migrations;

/// <summary>What was given from one person to another at once, and why.</summary>
[DbContext(typeof(WorkflowDbContext))]
[Migration("20261123023500_ReassignmentSchema")]
public sealed class ReassignmentSchema : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        TableWriter.Create(migrationBuilder, "reassignment")
            .Integer("authority_id").Uuid("reassignment_id").Uuid("from_id").Uuid("to_id").Text("reason").Instant("made_at").Uuid("made_by").Instant("undone_at", nullable: true)
            .Uuid("undone_by", nullable: true)
            .Key("authority_id", "reassignment_id");
        TableWriter.Create(migrationBuilder, "reassigned_role")
            .Integer("authority_id").Uuid("reassignment_id").Uuid("case_id").Text("role")
            .Key("authority_id", "reassignment_id", "case_id", "role")
            .Index("ix_reassigned_role_case", null, "authority_id", "case_id");
    }
}
