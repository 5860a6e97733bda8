using ChildProtection.Workflow.Engine.Execution;

namespace ChildProtection.Workflow.Server.CasePage;

/// <summary>Brings together what a derivation says of one thing in several places: its task, its deadline and the rungs of its ladder.</summary>
/// <param name="Task">Null: no task asks for it.</param>
/// <param name="Deadline">Null: it has none.</param>
/// <param name="Raised">The highest and latest first.</param>
public sealed record WorkEntries(OpenTask? Task, DerivedDeadline? Deadline, IReadOnlyList<OpenEscalation> Raised)
{
    /// <summary>All but the deadlines that wait for their fact with no task to do: alarms and escalations first, then by date.</summary>
    public static IReadOnlyList<WorkEntries> Of(Derivation derivation)
    {
        ArgumentNullException.ThrowIfNull(derivation);
        var deadlines = derivation.Deadlines.ToDictionary(deadline => deadline.Key, StringComparer.Ordinal);
        var raised = derivation.Escalations.ToLookup(each => each.DeadlineKey, StringComparer.Ordinal);
        var entries = new List<WorkEntries>();
        var told = new HashSet<string>(StringComparer.Ordinal);
        foreach (var task in derivation.Tasks)
        {
            // Of two tasks with one deadline, the first tells of it.
            var key = task.DeadlineKey is { } of && told.Add(of) ? of : null;
            entries.Add(new WorkEntries(task, key is null ? null : deadlines.GetValueOrDefault(key), key is null ? [] : Highest(raised[key])));
        }
        entries.AddRange(derivation.Deadlines.Where(deadline => (deadline.DueAt is not null || raised.Contains(deadline.Key)) && told.Add(deadline.Key))
            .Select(deadline => new WorkEntries(null, deadline, Highest(raised[deadline.Key]))));
        entries.AddRange(raised.Where(rungs => told.Add(rungs.Key)).Select(rungs => new WorkEntries(null, null, Highest(rungs))));
        return [.. entries.OrderByDescending(entry => entry.Weight).ThenBy(entry => entry.DueAt is null).ThenBy(entry => entry.DueAt)];
    }

    public NodaTime.Instant? DueAt => Task?.DueAt ?? Deadline?.DueAt ?? (Raised is [var first, ..] ? first.DueAt : null);

    /// <summary>A reminder does not push what is due later before what is due earlier.</summary>
    private EscalationKind Weight => Raised is [var first, ..] ? first.Kind : EscalationKind.Reminder;

    private static IReadOnlyList<OpenEscalation> Highest(IEnumerable<OpenEscalation> rungs) =>
        [.. rungs.OrderByDescending(rung => rung.Kind).ThenByDescending(rung => rung.RaisedAt)];
}
