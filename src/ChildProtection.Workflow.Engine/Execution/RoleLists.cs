using System.Collections.Immutable;
using ChildProtection.Workflow.Engine.Calendars;
using NodaTime;

namespace ChildProtection.Workflow.Engine.Execution;

/// <summary>What the list of a role shows: tasks asked of it, what was raised to it, and standing duties that are due today or overdue.</summary>
public static class RoleLists
{
    /// <summary>The names of tasks and deadlines, each once, in alphabetical order.</summary>
    public static ImmutableArray<string> Of(Derivation derived, string role, Instant now, WorkingCalendar calendar)
    {
        ArgumentNullException.ThrowIfNull(derived);
        ArgumentNullException.ThrowIfNull(calendar);
        var today = calendar.DateOf(now);
        var tasks = derived.Tasks.Where(task => task.AskedRole == role).Select(task => task.Name);
        var raised = derived.Escalations.Where(each => each.To.Contains(role) || each.Copy.Contains(role)).Select(each => each.Deadline);
        var duties = derived.Duties.Where(duty => duty.Role == role && calendar.DateOf(duty.DueAt) <= today).Select(duty => duty.Deadline);
        return [.. tasks.Concat(raised).Concat(duties).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
    }
}
