using System.Collections.Immutable;
using ChildProtection.Workflow.Engine.Calendars;
using NodaTime;

namespace ChildProtection.Workflow.Engine.Execution;

/// <summary>What will happen to a case, day by day, if nobody does anything: the machine that runs it, with time alone as its input.</summary>
/// <param name="Days">Those on which something happens.</param>
/// <param name="StoppedBecause">Why it does not reach its end: a bound, or a date that cannot be counted. Null: it does.</param>
public sealed record Forecast(ImmutableArray<ForecastDay> Days, string? StoppedBecause)
{
    /// <summary>Forecasts up to and including an instant.</summary>
    /// <param name="vacantRoles">The roles that nobody holds, taken to stay vacant; default: as the case last saw it.</param>
    public static Forecast Of(
        CompiledDefinition definition,
        CaseSnapshot snapshot,
        WorkingCalendar calendar,
        Instant now,
        Instant until,
        ImmutableArray<string> vacantRoles = default)
    {
        ArgumentNullException.ThrowIfNull(definition);
        ArgumentNullException.ThrowIfNull(snapshot);
        ArgumentNullException.ThrowIfNull(calendar);
        var vacant = vacantRoles.IsDefault ? snapshot.VacantRoles : vacantRoles;
        var days = new List<ForecastDay>();
        var derived = CaseMachine.Derive(definition, snapshot, calendar);
        for (var steps = 0; derived.NextStageAt is { } due && due <= until; steps++)
        {
            if (steps == ExecutionLimits.ForecastStepsMax)
            {
                return new Forecast([.. days], $"More than {ExecutionLimits.ForecastStepsMax} things would happen.");
            }
            var at = due > now ? due : now;
            if (CaseMachine.Advance(definition, snapshot, calendar, at, vacant) is not StepResult.Accepted accepted)
            {
                return new Forecast([.. days], $"What is due at {due} cannot be forecast.");
            }
            (snapshot, derived) = (accepted.Snapshot, accepted.After);
            Add(days, calendar.DateOf(at), accepted, definition, calendar, at);
        }
        return new Forecast([.. days], null);
    }

    private static void Add(
        List<ForecastDay> days, LocalDate date, StepResult.Accepted step, CompiledDefinition definition, WorkingCalendar calendar, Instant at)
    {
        var lists = definition.Definition.Roles.Keys
            .Select(role => KeyValuePair.Create(role, RoleLists.Of(step.After, role, at, calendar)))
            .Where(list => !list.Value.IsEmpty)
            .ToImmutableSortedDictionary(StringComparer.Ordinal);
        var entries = step.Entries.RemoveAll(entry => entry is JournalEntry.Given);
        if (days.Count > 0 && days[^1].Date == date)
        {
            days[^1] = new ForecastDay(date, days[^1].Entries.AddRange(entries), lists);
        }
        else
        {
            days.Add(new ForecastDay(date, entries, lists));
        }
    }
}
