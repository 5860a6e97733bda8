using ChildProtection.Workflow.Storage.Schema;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace ChildProtection.Workflow.Storage.Migrations;

/// <summary>Who is one family group can be said by hand, with reason and time.</summary>
[DbContext(typeof(WorkflowDbContext))]
[Migration("20261123053000_FamilyStatementSchema")]
public sealed class FamilyStatementSchema : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        TableWriter.Create(migrationBuilder, "family_statement")
            .Integer("authority_id").Uuid("statement_id").Uuid("family_id").Uuid("child_id").Integer("number").Flag("belongs").Date("on_date", nullable: true).Text("reason")
            .Instant("said_at").Uuid("said_by")
            .Instant("corrected_at", nullable: true).Uuid("corrected_by", nullable: true).Text("corrected_why", nullable: true)
            .Key("authority_id", "statement_id")
            .UniqueIndex("ix_family_statement_number", null, "authority_id", "family_id", "child_id", "number")
            .Index("ix_family_statement_child", null, "authority_id", "child_id");
        KeptRows.Of(migrationBuilder, ["family_statement"]);
    }
}
