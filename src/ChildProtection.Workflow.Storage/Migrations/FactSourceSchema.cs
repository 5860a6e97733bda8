using ChildProtection.Workflow.Storage.Schema;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace ChildProtection.Workflow.Storage.Migrations;

/// <summary>What came on file because a case recorded it, such as a birth, says from which entry.</summary>
[DbContext(typeof(WorkflowDbContext))]
[Migration("20261123051000_FactSourceSchema")]
public sealed class FactSourceSchema : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.AddColumn<Guid>("source_case_id", "person_fact", nullable: true);
        migrationBuilder.AddColumn<long>("source_sequence", "person_fact", nullable: true);
    }
}
