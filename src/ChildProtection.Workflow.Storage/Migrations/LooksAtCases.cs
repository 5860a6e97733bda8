using ChildProtection.Workflow.Storage.Schema;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace ChildProtection.Workflow.Storage.Migrations;

/// <summary>Who looked at which case, which cases were opened in an emergency, and which checks were passed: what is overseen.</summary>
[DbContext(typeof(WorkflowDbContext))]
[Migration("20261122190000_LooksAtCases")]
public sealed class LooksAtCases : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        TableWriter.Create(migrationBuilder, "case_look")
            .Integer("authority_id").Uuid("case_id").Uuid("user_id").Instant("hour").Instant("first_at").Integer("ground").Integer("parts")
            .Key("authority_id", "case_id", "user_id", "hour");
        TableWriter.Create(migrationBuilder, "emergency_access")
            .Integer("authority_id").Uuid("case_id").Uuid("user_id").Instant("opened_at").Instant("until_at").Text("reason")
            .Key("authority_id", "case_id", "user_id", "opened_at")
            .Index("ix_emergency_access_opened", null, "authority_id", "opened_at");
        migrationBuilder.CreateIndex(
            "ix_journal_passed", "journal", ["authority_id", "recorded_at"], filter: "kind in ('check.overridden', 'check.flagged')");
    }
}
