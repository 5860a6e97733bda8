using ChildProtection.Workflow.Storage.Schema;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace ChildProtection.Workflow.Storage.Migrations;

/// <summary>How long forms take.</summary>
[DbContext(typeof(WorkflowDbContext))]
[Migration("20261123013500_FormTimeSchema")]
public sealed class FormTimeSchema : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) =>
        TableWriter.Create(migrationBuilder, "form_time")
            .Integer("authority_id").Text("form").Date("month").Integer("step").Integer("times")
            .Key("authority_id", "form", "month", "step");
}
