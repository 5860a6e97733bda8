using ChildProtection.Workflow.Engine.Execution;

namespace ChildProtection.Workflow.Engine.Tests.Execution;

/// <summary>Stored rows as a table keeps them: by key, set and removed.</summary>
internal sealed class DerivedRows
{
    private readonly SortedDictionary<string, string> _rows = new(StringComparer.Ordinal);

    public static DerivedRows Of(Derivation derived)
    {
        var rows = new DerivedRows();
        rows.Apply(Derivation.Diff(Derivation.Empty, derived));
        return rows;
    }

    public void Apply(DerivationChange change)
    {
        Remove("task ", change.TasksRemoved);
        Remove("deadline ", change.DeadlinesRemoved);
        Remove("escalation ", change.EscalationsRemoved);
        Remove("duty ", change.DutiesRemoved);
        foreach (var task in change.TasksSet)
        {
            _rows["task " + task.Key] = $"{task.AskedRole} {task.Assignee} {task.OpenedAt} {task.DueAt}";
        }
        foreach (var deadline in change.DeadlinesSet)
        {
            _rows["deadline " + deadline.Key] = $"{deadline.Status} {deadline.DueAt} {deadline.NextStageAt} {deadline.Breached}";
        }
        foreach (var item in change.EscalationsSet)
        {
            _rows["escalation " + item.Key] = $"{item.RaisedAt} {item.AcknowledgedBy} {string.Join('+', item.To)}";
        }
        foreach (var duty in change.DutiesSet)
        {
            _rows["duty " + duty.Key] = duty.ToString();
        }
    }

    public override string ToString() => string.Join('\n', _rows.Select(row => $"{row.Key}: {row.Value}"));

    private void Remove(string kind, IEnumerable<string> keys)
    {
        foreach (var key in keys)
        {
            _rows.Remove(kind + key);
        }
    }
}
