using System.Collections.Immutable;
using ChildProtection.Workflow.Engine.Calendars;
using NodaTime;

namespace ChildProtection.Workflow.Engine.Execution;

/// <summary>Runs cases as pure functions: no clock, no store. The same arguments give the same result, always.</summary>
public static class CaseMachine
{
    /// <summary>
    /// Takes one input. First fires, in the same step, the case's own stages that were due before it, each with its due time as now; then
    /// the input runs to completion. All of it is accepted, or nothing.
    /// </summary>
    /// <param name="snapshot">The case; null for <see cref="CaseInput.Open"/> alone.</param>
    /// <param name="calendar">The calendar that applies now. If it is of another version than the case was last counted by, the case adopts it first.</param>
    /// <param name="now">When the input is recorded; never before the case's last step.</param>
    /// <exception cref="ArgumentException">The snapshot is of a case that pins another definition.</exception>
    public static StepResult Step(
        CompiledDefinition definition, CaseSnapshot? snapshot, CaseInput input, WorkingCalendar calendar, Instant now)
    {
        ArgumentNullException.ThrowIfNull(definition);
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(calendar);
        if (snapshot is not null && snapshot.DefinitionHash != definition.Definition.Hash)
        {
            throw new ArgumentException($"The case pins the definition {snapshot.DefinitionHash}, not {definition.Definition.Hash}.", nameof(snapshot));
        }
        return new CaseStep(definition, snapshot, input, calendar, now).Take();
    }

    /// <summary>Fires what is due up to and including now: a step of time alone. Nothing due: accepted, without entries, the snapshot as it was.</summary>
    /// <param name="vacantRoles">The roles of teams, authority and outside that nobody holds just now.</param>
    public static StepResult Advance(
        CompiledDefinition definition, CaseSnapshot snapshot, WorkingCalendar calendar, Instant now, ImmutableArray<string> vacantRoles = default) =>
        Step(definition, snapshot, new CaseInput.Fire { Actor = Actor.Timer, VacantRoles = vacantRoles.IsDefault ? [] : vacantRoles }, calendar, now);

    /// <summary>What the case asks for: open tasks, deadlines with their stages, offered actions, open escalations. Computed from facts.</summary>
    public static Derivation Derive(CompiledDefinition definition, CaseSnapshot snapshot, WorkingCalendar calendar)
    {
        ArgumentNullException.ThrowIfNull(definition);
        ArgumentNullException.ThrowIfNull(snapshot);
        ArgumentNullException.ThrowIfNull(calendar);
        return new Deriver(definition, snapshot, calendar).Derive();
    }

    /// <summary>Makes the case again from the inputs in its journal: the steps that it took, one for each of them. What was last reached is the case.</summary>
    /// <param name="calendars">The calendar of a version, as it was when it applied.</param>
    /// <param name="journal">In order, from the first entry; what the inputs led to may be left out.</param>
    /// <exception cref="InvalidOperationException">An input that was accepted is not accepted now: the journal, definition or engine is not what it was.</exception>
    public static IEnumerable<StepResult.Accepted> Replay(
        CompiledDefinition definition, Func<string, WorkingCalendar> calendars, IEnumerable<JournalEntry> journal)
    {
        ArgumentNullException.ThrowIfNull(definition);
        ArgumentNullException.ThrowIfNull(calendars);
        ArgumentNullException.ThrowIfNull(journal);
        return Steps();

        IEnumerable<StepResult.Accepted> Steps()
        {
            CaseSnapshot? snapshot = null;
            WorkingCalendar? calendar = null;
            foreach (var given in journal.OfType<JournalEntry.Given>())
            {
                calendar = VersionSaid(given.Input) is { } version ? calendars(version)
                    : calendar ?? throw new InvalidOperationException("The journal does not say by which calendar the case was opened.");
                var step = Step(definition, snapshot, given.Input, calendar, given.RecordedAt) as StepResult.Accepted
                    ?? throw new InvalidOperationException($"The input {given.Kind} of {given.RecordedAt} is not accepted again.");
                snapshot = step.Snapshot;
                yield return step;
            }
        }
    }

    private static string? VersionSaid(CaseInput input) => input switch
    {
        CaseInput.Open open => open.Calendar,
        CaseInput.CalendarChanged changed => changed.Version,
        _ => null,
    };
}
