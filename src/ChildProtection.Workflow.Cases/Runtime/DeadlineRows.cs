using ChildProtection.Workflow.Engine.Calendars;
using ChildProtection.Workflow.Engine.Execution;

namespace ChildProtection.Workflow.Cases.Runtime;

/// <summary>The stored rows of a case's deadlines and breaches. Pure functions of derivation and snapshot.</summary>
public static class DeadlineRows
{
    /// <summary>The deadlines that run or wait, by their keys.</summary>
    public static Dictionary<string, DeadlineRow> Of(Derivation derivation, WorkingCalendar calendar) =>
        derivation.Deadlines.ToDictionary(
            deadline => deadline.Key,
            deadline => new DeadlineRow
            {
                Key = deadline.Key,
                Name = deadline.Name,
                From = deadline.From?.ToInstant(calendar),
                DueAt = deadline.DueAt,
                NextStageAt = deadline.NextStageAt,
            },
            StringComparer.Ordinal);

    /// <summary>Every breach there ever was, by its key.</summary>
    public static Dictionary<string, BreachRow> BreachesOf(CaseSnapshot snapshot, WorkingCalendar calendar) =>
        snapshot.Breaches.ToDictionary(
            breach => breach.Key,
            breach => new BreachRow
            {
                Key = breach.Key,
                Name = breach.Name,
                DueAt = breach.DueAt,
                MetAt = breach.MetOn?.ToInstant(calendar),
                RecordedLate = breach.RecordedLate,
                Excused = breach.ExcusedBecause is { } reason ? $"{reason} ({breach.ExcusedBy})" : null,
                Moved = breach.Moved,
            },
            StringComparer.Ordinal);
}
