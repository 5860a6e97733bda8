using ChildProtection.Workflow.Storage.Schema;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace ChildProtection.Workflow.Storage.Migrations;

/// <summary>What people chose for their own pages.</summary>
[DbContext(typeof(WorkflowDbContext))]
[Migration("20261122191500_PreferenceSchema")]
public sealed class PreferenceSchema : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) =>
        TableWriter.Create(migrationBuilder, "preference")
            .Integer("authority_id").Uuid("user_id").Text("name").Text("value")
            .Key("authority_id", "user_id", "name");
}
