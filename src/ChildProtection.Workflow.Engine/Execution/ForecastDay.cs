using System.Collections.Immutable;
using NodaTime;

namespace ChildProtection.Workflow.Engine.Execution;

/// <summary>What will happen on a day if nobody does anything until then.</summary>
/// <param name="Entries">In order: stages, and what they lead to.</param>
/// <param name="Lists">What the list of each role that has one shows at the end of the day, by the role's name.</param>
public sealed record ForecastDay(
    LocalDate Date, ImmutableArray<JournalEntry> Entries, ImmutableSortedDictionary<string, ImmutableArray<string>> Lists);
