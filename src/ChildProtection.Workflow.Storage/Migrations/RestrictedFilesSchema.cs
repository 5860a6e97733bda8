using ChildProtection.Workflow.Storage.Schema;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace ChildProtection.Workflow.Storage.Migrations;

/// <summary>Files open to named people alone, reviews of files opened in an emergency, and who read the log of looks. Nothing is taken from a log: the database refuses it.</summary>
[DbContext(typeof(WorkflowDbContext))]
[Migration("20261122214500_RestrictedFilesSchema")]
public sealed class RestrictedFilesSchema : Migration
{
    /// <summary>The tables of which nothing is ever taken. A demonstration, which has a clock of its own, begins afresh.</summary>
    private static readonly string[] Logs = ["case_look", "log_reading", "search", "emergency_access", "emergency_review", "administrative_entry", "restriction", "restricted_notice"];

    protected override void Up(MigrationBuilder migrationBuilder)
    {
        TableWriter.Create(migrationBuilder, "restriction")
            .Integer("authority_id").Uuid("child_id").Instant("set_at").Uuid("set_by").Integer("ground").Text("reason").Date("review_on")
            .Uuid("lifting_asked_by", nullable: true).Instant("lifting_asked_at", nullable: true).Text("lifting_reason", nullable: true)
            .Uuid("lifted_by", nullable: true).Instant("lifted_at", nullable: true)
            .Key("authority_id", "child_id", "set_at")
            .UniqueIndex("ix_restriction_in_force", "lifted_at is null", "authority_id", "child_id");
        TableWriter.Create(migrationBuilder, "restricted_reader")
            .Integer("authority_id").Uuid("child_id").Uuid("user_id").Integer("standing")
            .Key("authority_id", "child_id", "user_id");
        TableWriter.Create(migrationBuilder, "restricted_notice")
            .Integer("authority_id").Uuid("notice_id").Uuid("child_id").Integer("kind").Instant("told_at").Uuid("user_id").Text("words")
            .Instant("answered_at", nullable: true).Uuid("answered_by", nullable: true).Text("answer", nullable: true)
            .Key("authority_id", "notice_id")
            .Index("ix_restricted_notice_child", null, "authority_id", "child_id");
        TableWriter.Create(migrationBuilder, "emergency_review")
            .Integer("authority_id").Uuid("case_id").Uuid("user_id").Instant("opened_at").Integer("view").Text("words").Uuid("reviewed_by").Instant("reviewed_at")
            .Key("authority_id", "case_id", "user_id", "opened_at");
        TableWriter.Create(migrationBuilder, "log_reading")
            .Integer("authority_id").Uuid("reading_id").Instant("read_at").Uuid("read_by").Uuid("case_id", nullable: true).Uuid("user_id", nullable: true).Integer("shown")
            .Key("authority_id", "reading_id")
            .Index("ix_log_reading_at", null, "authority_id", "read_at");
        migrationBuilder.CreateIndex("ix_case_look_user", "case_look", ["authority_id", "user_id", "first_at"]);
        KeptRows.Of(migrationBuilder, Logs);
    }
}
