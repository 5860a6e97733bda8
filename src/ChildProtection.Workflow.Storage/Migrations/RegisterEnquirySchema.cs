using ChildProtection.Workflow.Storage.Schema;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace ChildProtection.Workflow.Storage.Migrations;

/// <summary>Enquiries to the register, with what was said and done about each.</summary>
[DbContext(typeof(WorkflowDbContext))]
[Migration("20261122214500_RegisterEnquirySchema")]
public sealed class RegisterEnquirySchema : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        TableWriter.Create(migrationBuilder, "register_enquiry")
            .Integer("authority_id").Uuid("enquiry_id").Instant("asked_at").Instant("settled_at", nullable: true)
            .Key("authority_id", "enquiry_id")
            .Index("ix_register_enquiry_asked", null, "authority_id", "asked_at")
            .Index("ix_register_enquiry_unsettled", "settled_at is null", "authority_id", "enquiry_id");
        TableWriter.Create(migrationBuilder, "register_enquiry_entry")
            .Integer("authority_id").Uuid("enquiry_id").Integer("sequence").Instant("recorded_at").Uuid("recorded_by").Text("kind").Json("payload")
            .Key("authority_id", "enquiry_id", "sequence");
        TableWriter.Create(migrationBuilder, "register_enquiry_key")
            .Integer("authority_id").Text("key").Uuid("enquiry_id")
            .Key("authority_id", "key", "enquiry_id");
    }
}
