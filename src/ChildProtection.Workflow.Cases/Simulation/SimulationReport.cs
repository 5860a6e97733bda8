using NodaTime;

namespace ChildProtection.Workflow.Cases.Simulation;

/// <summary>What a simulation came to.</summary>
public sealed record SimulationReport
{
    public required int Children { get; init; }

    public required LocalDate From { get; init; }

    public required LocalDate To { get; init; }

    public required long Steps { get; init; }

    public required long JournalEntries { get; init; }

    /// <summary>Open cases by where they are at the end.</summary>
    public required IReadOnlyDictionary<string, int> Caseload { get; init; }

    public required int Closed { get; init; }

    /// <summary>By deadline: how often met in time, recorded late, met late, still open and overdue.</summary>
    public required IReadOnlyDictionary<string, Timeliness> Timeliness { get; init; }

    /// <summary>Reminders and rungs raised, by <c>reminder</c>, <c>due</c>, or ladder and rung.</summary>
    public required IReadOnlyDictionary<string, long> Stages { get; init; }

    /// <summary>Events published, by kind.</summary>
    public required IReadOnlyDictionary<string, long> Events { get; init; }

    /// <summary>How often somebody's work was refused, by code: with a good practice hardly ever.</summary>
    public required IReadOnlyDictionary<string, long> Refused { get; init; }

    /// <summary>How many invariants were checked.</summary>
    public required long InvariantsChecked { get; init; }

    /// <summary>Those that did not hold: child, time, words. At most <see cref="ViolationsMax"/> are kept.</summary>
    public required IReadOnlyList<string> Violations { get; init; }

    public const int ViolationsMax = 50;
}
