using ChildProtection.Workflow.Storage.Schema;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace ChildProtection.Workflow.Storage.Migrations;

/// <summary>A team that works no longer keeps its name for what it did.</summary>
[DbContext(typeof(WorkflowDbContext))]
[Migration("20261123024500_ClosedTeamSchema")]
public sealed class ClosedTeamSchema : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.AddColumn<bool>("closed", "team", nullable: false, defaultValue: false);
}
