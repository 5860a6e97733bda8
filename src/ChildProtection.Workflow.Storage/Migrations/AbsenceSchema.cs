using ChildProtection.Workflow.Storage.Schema;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace ChildProtection.Workflow.Storage.Migrations;

/// <summary>Who is away when, and who covers; and what cases were told of it.</summary>
[DbContext(typeof(WorkflowDbContext))]
[Migration("20261122220000_AbsenceSchema")]
public sealed class AbsenceSchema : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        TableWriter.Create(migrationBuilder, "absence")
            .Integer("authority_id").Uuid("absence_id").Uuid("user_id").Date("first_day").Date("last_day").Uuid("cover_id", nullable: true)
            .Instant("recorded_at").Uuid("recorded_by").Integer("revision").Flag("withdrawn")
            .Key("authority_id", "absence_id")
            .Index("ix_absence_last_day", "not withdrawn", "authority_id", "last_day");
        TableWriter.Create(migrationBuilder, "absence_told")
            .Integer("authority_id").Uuid("case_id").Uuid("user_id").Uuid("cover_id").Date("first_day").Date("last_day")
            .Key("authority_id", "case_id", "user_id");
    }
}
