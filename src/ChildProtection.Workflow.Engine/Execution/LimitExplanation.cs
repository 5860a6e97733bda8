using System.Collections.Immutable;
using ChildProtection.Workflow.Engine.Calendars;
using NodaTime;

namespace ChildProtection.Workflow.Engine.Execution;

/// <summary>One limit of a deadline and how it was counted.</summary>
/// <param name="Words">The count in sentences, with each skipped day by name.</param>
/// <param name="Skipped">The days that were not counted.</param>
/// <param name="Wins">It is the shortest, and so the one that counts.</param>
public sealed record LimitExplanation(string Words, Instant DueAt, ImmutableArray<SkippedDay> Skipped, bool Wins);
