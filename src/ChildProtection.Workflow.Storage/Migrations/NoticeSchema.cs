using ChildProtection.Workflow.Storage.Schema;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace ChildProtection.Workflow.Storage.Migrations;

/// <summary>What people are told, which mails they want, and the mails that wait to be sent.</summary>
[DbContext(typeof(WorkflowDbContext))]
[Migration("20261123014500_NoticeSchema")]
public sealed class NoticeSchema : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        TableWriter.Create(migrationBuilder, "happening")
            .Integer("authority_id").Uuid("happening_id").Integer("kind").Instant("happened_at").Uuid("case_id", nullable: true).Uuid("child_id", nullable: true)
            .Uuid("person_id", nullable: true).Text("name").Date("first_day", nullable: true).Date("last_day", nullable: true)
            .Key("authority_id", "happening_id");
        TableWriter.Create(migrationBuilder, "notice")
            .Integer("authority_id").Uuid("user_id").Uuid("happening_id").Instant("told_at").Integer("reason").Text("role").Uuid("for_id", nullable: true).Instant("read_at", nullable: true)
            .Key("authority_id", "user_id", "happening_id")
            .Index("ix_notice_unread", "read_at is null", "authority_id", "user_id")
            .Index("ix_notice_told", null, "told_at");
        TableWriter.Create(migrationBuilder, "mail_setting")
            .Integer("authority_id").Uuid("user_id").Text("address").Flag("morning").Flag("alarms").Integer("quiet_from").Integer("quiet_until").Text("language")
            .Date("digested_on", nullable: true)
            .Key("authority_id", "user_id");
        TableWriter.Create(migrationBuilder, "mail")
            .Integer("authority_id").Uuid("mail_id").Uuid("user_id").Integer("kind").Integer("alarms").Integer("escalations").Integer("overdue").Integer("due_today").Integer("unread")
            .Integer("handed_over").Instant("written_at").Instant("not_before", nullable: true).Integer("attempts").Instant("sent_at", nullable: true).Instant("given_up_at", nullable: true)
            .Text("why", nullable: true)
            .Key("authority_id", "mail_id")
            .Index("ix_mail_waiting", "not_before is not null", "not_before");
    }
}
