using ChildProtection.Workflow.Storage.Schema;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace ChildProtection.Workflow.Storage.Migrations;

/// <summary>Which required questions were not known: what is overseen.</summary>
[DbContext(typeof(WorkflowDbContext))]
[Migration("20261124100000_NotKnownAnswerIndex")]
public sealed class NotKnownAnswerIndex : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) =>
        migrationBuilder.CreateIndex("ix_journal_not_known", "journal", ["authority_id", "recorded_at"], filter: "kind = 'answer.not_known'");
}
