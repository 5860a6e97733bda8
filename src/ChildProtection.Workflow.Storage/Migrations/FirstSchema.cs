using ChildProtection.Workflow.Storage.Schema;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace ChildProtection.Workflow.Storage.Migrations;

/// <summary>The first schema: cases and what a step writes, the outbox, people, staff, agencies, definitions.</summary>
[DbContext(typeof(WorkflowDbContext))]
[Migration("20261122000000_FirstSchema")]
public sealed class FirstSchema : Migration
{
    private const string Authority = "authority_id";
    private const string Case = "case_id";

    protected override void Up(MigrationBuilder migrationBuilder)
    {
        Administration(migrationBuilder);
        Cases(migrationBuilder);
        CaseFile(migrationBuilder);
        Outbox(migrationBuilder);
        People(migrationBuilder);
        Staff(migrationBuilder);
        Agencies(migrationBuilder);
    }

    private static void Administration(MigrationBuilder migration)
    {
        TableWriter.Create(migration, "authority").Integer(Authority).Text("name").Text("nation").Key(Authority);
        TableWriter.Create(migration, "definition")
            .Integer(Authority).Text("content_hash").Text("name").Json("source").Instant("published_at").Date("effective_from").Text("published_by")
            .Key(Authority, "content_hash");
        TableWriter.Create(migration, "calendar_version")
            .Text("name").Text("version").Text("source")
            .Key("name", "version");
        TableWriter.Create(migration, "clock").Integer(Authority).Long("offset_seconds").Key(Authority);
        TableWriter.Create(migration, "data_protection_key").Uuid("key_id").Text("friendly_name").Text("xml").Key("key_id");
        TableWriter.Create(migration, "incident")
            .Integer(Authority).Uuid("incident_id").Uuid(Case).Long("delivery_id", nullable: true).Text("code").Text("words").Text("trace")
            .Instant("opened_at").Instant("resolved_at", nullable: true).Text("resolved_by", nullable: true)
            .Key(Authority, "incident_id")
            .Index("ix_incident_open", "resolved_at is null", Authority, Case);
    }

    private static void Cases(MigrationBuilder migration)
    {
        TableWriter.Create(migration, "case")
            .Integer(Authority).Uuid(Case).Uuid("child_id").Integer("team_id").Long("version").Long("last_sequence").Bytes("last_hash")
            .Text("definition_hash").Text("main_state").Flag("closed").Flag("parked").Instant("opened_at").Instant("changed_at").Bytes("snapshot")
            .Key(Authority, Case)
            .FilledTo(80)
            .QuicklyPacked("snapshot")
            .Index("ix_case_child", null, Authority, "child_id")
            .Index("ix_case_team", null, Authority, "team_id");
        TableWriter.Create(migration, "journal")
            .Integer(Authority).Integer("sequence").Instant("occurred_at").Instant("recorded_at").Uuid(Case).Bytes("hash").Text("kind").Text("actor").Text("payload")
            .Key(Authority, Case, "sequence")
            .QuicklyPacked("payload");
        TableWriter.Create(migration, "command")
            .Integer(Authority).Text("command_key").Uuid(Case).Long("version").Instant("recorded_at")
            .Key(Authority, "command_key");
        TableWriter.Create(migration, "task")
            .Integer(Authority).Uuid(Case).Text("task_key").Text("name").Integer("kind").Text("role").Uuid("assignee", nullable: true).Integer("team_id", nullable: true)
            .Instant("opened_at").Instant("due_at", nullable: true).Integer("urgency")
            .Key(Authority, Case, "task_key")
            .Index("ix_task_assignee", "assignee is not null", Authority, "assignee")
            .Index("ix_task_role", null, Authority, "role", "team_id");
        TableWriter.Create(migration, "deadline")
            .Integer(Authority).Uuid(Case).Text("deadline_key").Text("name").Instant("from_at", nullable: true).Instant("due_at", nullable: true)
            .Instant("next_stage_at", nullable: true).Flag("parked")
            .Key(Authority, Case, "deadline_key")
            .Index("ix_deadline_next_stage", "next_stage_at is not null and not parked", "next_stage_at", Authority, Case);
    }

    private static void CaseFile(MigrationBuilder migration)
    {
        TableWriter.Create(migration, "breach")
            .Integer(Authority).Uuid(Case).Text("breach_key").Text("name").Instant("due_at").Instant("met_at", nullable: true).Flag("recorded_late")
            .Text("excused", nullable: true).Flag("moved")
            .Key(Authority, Case, "breach_key");
        TableWriter.Create(migration, "record")
            .Integer(Authority).Uuid(Case).Text("record_id").Text("list").Instant("occurred_at").Instant("recorded_at").Text("recorded_by")
            .Instant("changed_at", nullable: true).Text("changed_by", nullable: true).Integer("revision").JsonDocument("fields")
            .Key(Authority, Case, "record_id");
        TableWriter.Create(migration, "register_entry")
            .Integer(Authority).Uuid(Case).Text("entry_id").Uuid("child_id").Text("kind").Date("from_date").Date("to_date", nullable: true)
            .Text("end_reason", nullable: true).Date("amended_on", nullable: true).Json("categories")
            .Key(Authority, Case, "entry_id")
            .Index("ix_register_entry_child", null, Authority, "child_id");
    }

    private static void Outbox(MigrationBuilder migration) =>
        TableWriter.Create(migration, "outbox")
            .Integer(Authority).Identity("delivery_id").Uuid(Case).Uuid("child_id").Text("recipient").Uuid("event_id").Long("sequence").Text("kind")
            .Instant("occurred_at").Instant("recorded_at").Text("definition_hash").Integer("state").Integer("failures").Text("failure_code", nullable: true)
            .Instant("not_before", nullable: true).Text("claimed_by", nullable: true).Instant("settled_at", nullable: true)
            .Key(Authority, "delivery_id")
            .Index("ix_outbox_waiting", "state = 0", "delivery_id")
            // What is claimed or put off, and holds back what follows it of its case: nothing that a step writes is either yet.
            .Index("ix_outbox_held", "state = 0 and not_before is not null", Authority, Case, "recipient", "sequence");

    private static void People(MigrationBuilder migration)
    {
        TableWriter.Create(migration, "child")
            .Integer(Authority).Uuid("child_id").Text("given_name").Text("family_name").Date("born_on", nullable: true).Date("expected_on", nullable: true)
            .Date("died_on", nullable: true).Text("sex", nullable: true)
            .Key(Authority, "child_id");
        TableWriter.Create(migration, "person")
            .Integer(Authority).Uuid("person_id").Flag("is_child").Text("given_name").Text("family_name").Date("born_on", nullable: true)
            .Date("expected_on", nullable: true).Date("died_on", nullable: true)
            .Key(Authority, "person_id");
        TableWriter.Create(migration, "person_fact")
            .Integer(Authority).Uuid("fact_id").Uuid("subject_id").Text("kind").Uuid("series").Uuid("about_id", nullable: true).Json("value")
            .Date("from_date", nullable: true).Date("to_date", nullable: true).Instant("recorded_at").Uuid("recorded_by")
            .Instant("ended_at", nullable: true).Uuid("ended_by", nullable: true)
            .Instant("corrected_at", nullable: true).Uuid("corrected_by", nullable: true).Text("corrected_why", nullable: true)
            .Key(Authority, "fact_id")
            .Index("ix_person_fact_subject", null, Authority, "subject_id")
            .Index("ix_person_fact_about", "about_id is not null", Authority, "about_id")
            .UniqueIndex("ix_person_fact_open", "to_date is null and corrected_at is null", Authority, "subject_id", "kind", "series");
        TableWriter.Create(migration, "search_key")
            .Integer(Authority).Text("key").Uuid("person_id")
            .Key(Authority, "key", "person_id")
            .Index("ix_search_key_person", null, "person_id", Authority);
        TableWriter.Create(migration, "search")
            .Integer(Authority).Uuid("search_id").Instant("searched_at").Uuid("searched_by").Text("asked").Integer("shown")
            .Key(Authority, "search_id")
            .Index("ix_search_at", null, Authority, "searched_at");
        TableWriter.Create(migration, "family").Integer(Authority).Uuid("family_id").Text("name").Key(Authority, "family_id");
        TableWriter.Create(migration, "family_member")
            .Integer(Authority).Uuid("family_id").Uuid("child_id")
            .Key(Authority, "family_id", "child_id")
            .References("family", Authority, "family_id")
            .References("child", Authority, "child_id")
            .Index("ix_family_member_child", null, Authority, "child_id");
    }

    private static void Staff(MigrationBuilder migration)
    {
        TableWriter.Create(migration, "team").Integer(Authority).Integer("team_id").Text("name").Key(Authority, "team_id");
        TableWriter.Create(migration, "user_account")
            .Integer(Authority).Uuid("user_id").Text("sign_in_name").Text("display_name").Text("password_hash").Json("roles").Integer("team_id", nullable: true)
            .Flag("disabled").Text("security_stamp").Integer("failed_sign_ins").Instant("locked_until", nullable: true)
            .Key(Authority, "user_id")
            .References("team", Authority, "team_id")
            .UniqueIndex("ix_user_account_sign_in_name", null, "sign_in_name");
        TableWriter.Create(migration, "assignment")
            .Integer(Authority).Uuid(Case).Text("role").Instant("from_at").Uuid("user_id").Instant("to_at", nullable: true)
            .Key(Authority, Case, "role", "from_at")
            .Index("ix_assignment_user", "to_at is null", Authority, "user_id");
    }

    private static void Agencies(MigrationBuilder migration)
    {
        TableWriter.Create(migration, "agency").Integer(Authority).Text("agency_id").Text("name").Text("kind").Flag("active").Key(Authority, "agency_id");
        TableWriter.Create(migration, "agency_relation")
            .Integer(Authority).Uuid("child_id").Text("agency_id").Text("kind").Date("from_date").Date("to_date", nullable: true)
            .Key(Authority, "child_id", "agency_id", "kind", "from_date")
            .References("agency", Authority, "agency_id")
            .References("child", Authority, "child_id");
        TableWriter.Create(migration, "administrative_entry")
            .Integer(Authority).Uuid("entry_id").Instant("recorded_at").Uuid("recorded_by").Integer("act").Uuid("user_id", nullable: true)
            .Uuid("child_id", nullable: true).Text("agency_id", nullable: true).Json("changes")
            .Key(Authority, "entry_id")
            .Index("ix_administrative_entry_recorded", null, Authority, "recorded_at")
            .Index("ix_administrative_entry_child", "child_id is not null", Authority, "child_id");
    }
}
