using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Cases.Notices;
using ChildProtection.Workflow.Cases.Runtime;
using ChildProtection.Workflow.Storage.Schema;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ChildProtection.Workflow.Storage.Notices;

/// <summary>What the steps of cases left behind, through EF Core.</summary>
public sealed class NoticeSources(IDbContextFactory<WorkflowDbContext> contexts) : INoticeSources
{
    public async Task<IReadOnlyList<RaisedWork>> Raised(AuthorityId authority, Instant since, CancellationToken cancellationToken)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = await (
            from task in database.Tasks.AsNoTracking()
            join one in database.Cases.AsNoTracking() on new { task.AuthorityId, task.CaseId } equals new { one.AuthorityId, one.CaseId }
            where task.AuthorityId == authority && (task.Kind == TaskRowKind.Escalation || task.Kind == TaskRowKind.Alarm) && task.OpenedAt >= since
            orderby task.OpenedAt descending, task.CaseId, task.TaskKey
            select new { Task = task, one.ChildId }).Take(INoticeSources.RowsMax).ToListAsync(cancellationToken);
        return
        [
            .. rows.Select(row => new RaisedWork(row.Task.CaseId, row.ChildId, new TaskRow
            {
                Key = row.Task.TaskKey,
                Name = row.Task.Name,
                Kind = row.Task.Kind,
                Role = row.Task.Role,
                Assignee = row.Task.Assignee,
                Team = row.Task.TeamId,
                OpenedAt = row.Task.OpenedAt,
                DueAt = row.Task.DueAt,
                Urgency = row.Task.Urgency,
            })),
        ];
    }

    public async Task<IReadOnlyList<RoleChange>> RoleChanges(AuthorityId authority, Instant since, CancellationToken cancellationToken)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = await (
            from held in database.Assignments.AsNoTracking()
            join one in database.Cases.AsNoTracking() on new { held.AuthorityId, held.CaseId } equals new { one.AuthorityId, one.CaseId }
            where held.AuthorityId == authority && !one.Closed && (held.ToAt == null ? held.FromAt >= since : held.ToAt >= since)
            orderby held.FromAt descending, held.CaseId, held.Role
            select new { Held = held, one.ChildId }).Take(INoticeSources.RowsMax).ToListAsync(cancellationToken);
        return [.. rows.Select(row => new RoleChange(row.Held.CaseId, row.ChildId, row.Held.Role, row.Held.UserId, row.Held.FromAt, row.Held.ToAt))];
    }
}
