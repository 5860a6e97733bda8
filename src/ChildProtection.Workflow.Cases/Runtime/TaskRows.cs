using System.Globalization;
using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Engine.Calendars;
using ChildProtection.Workflow.Engine.Definitions;
using ChildProtection.Workflow.Engine.Execution;

namespace ChildProtection.Workflow.Cases.Runtime;

/// <summary>What stands on people's lists for a case: tasks, standing duties, reminders, escalations, alarms. A pure function of the derivation.</summary>
public static class TaskRows
{
    private const int Routine = 0;
    private const int Reminded = 1;
    private const int Overdue = 2;
    private const int Escalated = 3;
    private const int Alarmed = 4;

    /// <summary>All rows, by their keys.</summary>
    public static Dictionary<string, TaskRow> Of(
        Definition definition, CaseSnapshot snapshot, Derivation derivation, WorkingCalendar calendar, TeamId team)
    {
        var rows = new Dictionary<string, TaskRow>(StringComparer.Ordinal);
        var deadlines = derivation.Deadlines.ToDictionary(deadline => deadline.Key, StringComparer.Ordinal);
        foreach (var task in derivation.Tasks)
        {
            var deadline = task.DeadlineKey is { } key ? deadlines.GetValueOrDefault(key) : null;
            Add(rows, new TaskRow
            {
                Key = task.Key,
                Name = task.Name,
                Kind = TaskRowKind.Task,
                Role = task.AskedRole,
                Assignee = User(task.Assignee),
                Team = TeamOf(definition, task.AskedRole, team),
                OpenedAt = task.OpenedAt,
                DueAt = task.DueAt,
                Urgency = UrgencyOf(deadline),
            });
        }
        foreach (var duty in derivation.Duties)
        {
            Add(rows, new TaskRow
            {
                Key = "duty " + duty.Key,
                Name = duty.Deadline,
                Kind = TaskRowKind.Duty,
                Role = duty.Role,
                Assignee = User(duty.Assignee),
                Team = TeamOf(definition, duty.Role, team),
                OpenedAt = duty.Since.ToInstant(calendar),
                DueAt = duty.DueAt,
                Urgency = UrgencyOf(deadlines.GetValueOrDefault(duty.Key)),
            });
        }
        foreach (var escalation in derivation.Escalations)
        {
            AddEscalation(rows, definition, snapshot, escalation, team);
        }
        return rows;
    }

    private static void AddEscalation(
        Dictionary<string, TaskRow> rows, Definition definition, CaseSnapshot snapshot, OpenEscalation escalation, TeamId team)
    {
        var kind = escalation.Kind switch
        {
            EscalationKind.Reminder => TaskRowKind.Reminder,
            EscalationKind.Alarm => TaskRowKind.Alarm,
            _ => TaskRowKind.Escalation,
        };
        foreach (var role in escalation.To)
        {
            // Once somebody owns it, it stands on the owner's list alone.
            var owner = escalation.AcknowledgedBy ?? snapshot.Holders.GetValueOrDefault(role);
            if (escalation.AcknowledgedBy is not null && role != escalation.To[0])
            {
                continue;
            }
            Add(rows, new TaskRow
            {
                Key = EscalationKey(escalation, role),
                Name = escalation.Deadline,
                Kind = kind,
                Role = role,
                Assignee = User(owner),
                Team = TeamOf(definition, role, team),
                OpenedAt = escalation.RaisedAt,
                DueAt = escalation.DueAt,
                Urgency = kind switch { TaskRowKind.Reminder => Reminded, TaskRowKind.Alarm => Alarmed, _ => Escalated },
            });
        }
    }

    /// <summary>The key of the row by which an escalation stands on a role's lists.</summary>
    public static string EscalationKey(OpenEscalation escalation, string role) => $"{escalation.Key} {role}";

    private static void Add(Dictionary<string, TaskRow> rows, TaskRow row) => rows.Add(row.Key, row);

    private static int UrgencyOf(DerivedDeadline? deadline) =>
        deadline is null ? Routine
        : deadline.Breached ? Overdue
        : deadline.Reminded ? Reminded
        : Routine;

    private static TeamId? TeamOf(Definition definition, string role, TeamId team) =>
        definition.Roles.TryGetValue(role, out var known) && known.Held is RoleHolding.Team or RoleHolding.Case ? team : null;

    private static UserId? User(string? id) =>
        UserId.TryParse(id, CultureInfo.InvariantCulture, out var user) ? user : null;
}
