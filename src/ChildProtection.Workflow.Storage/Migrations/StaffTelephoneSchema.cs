using ChildProtection.Workflow.Storage.Schema;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace ChildProtection.Workflow.Storage.Migrations;

/// <summary>The telephone number of somebody on the staff, for the head of a letter.</summary>
[DbContext(typeof(WorkflowDbContext))]
[Migration("20261123153500_StaffTelephoneSchema")]
public sealed class StaffTelephoneSchema : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.AddColumn<string>(
        "telephone", "user_account", nullable: true, collation: migrationBuilder.ActiveProvider == "Npgsql.EntityFrameworkCore.PostgreSQL" ? "C" : null);
}
