using System.Collections.Immutable;
using ChildProtection.Workflow.Engine.Charts;
using NodaTime;

namespace ChildProtection.Workflow.Engine.Execution;

/// <summary>
/// Where a case stands after a step: what its journal has made of it. Immutable; written and read by <see cref="SnapshotFormat"/>.
/// Nothing in it is a date that was computed: those are derived (<see cref="CaseMachine.Derive"/>).
/// </summary>
public sealed record CaseSnapshot
{
    /// <summary>The definition that the case pins.</summary>
    public required string DefinitionHash { get; init; }

    /// <summary>The version of the calendar that its dates were last counted by.</summary>
    public required string CalendarVersion { get; init; }

    public required Instant OpenedAt { get; init; }

    /// <summary>The time of the last step that changed it; expressions that speak of today are derived as of then.</summary>
    public required Instant At { get; init; }

    public required ChartState Chart { get; init; }

    /// <summary>Every state that was entered at some time, in the order of their paths.</summary>
    public required ImmutableArray<StateVisit> Visits { get; init; }

    public required Facts Facts { get; init; }

    public ImmutableArray<TaskOutcome> Outcomes { get; init; } = [];

    /// <summary>Who holds a role for this case: the user's id by the role's name.</summary>
    public ImmutableSortedDictionary<string, string> Holders { get; init; } = ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);

    /// <summary>The roles that nobody held when the host last looked, in alphabetical order.</summary>
    public ImmutableArray<string> VacantRoles { get; init; } = [];

    /// <summary>The words given that a soft check may be let pass, which nobody has used, in the order in which they were given.</summary>
    public ImmutableArray<GivenPass> Passes { get; init; } = [];

    /// <summary>What was raised for the deadlines that run, and for all that were ever missed.</summary>
    public ImmutableArray<DeadlineLedger> Ledger { get; init; } = [];

    /// <summary>The case has reached its end.</summary>
    public bool Closed { get; init; }

    /// <summary>All breaches, in the order in which they began.</summary>
    public IEnumerable<Breach> Breaches => Ledger.Where(each => each.Breach is not null).Select(each => each.Breach!);

    /// <summary>Dotted paths of the active states, in an order that does not depend on the order of regions in the text.</summary>
    public ImmutableArray<string> ActiveStates => [.. Chart.Active.Select(StatePaths.PathOf).Order(StringComparer.Ordinal)];

    /// <summary>Whether the state of that dotted path is active.</summary>
    public bool IsIn(string path) => Chart.IsIn(StatePaths.IdOf(path));
}
