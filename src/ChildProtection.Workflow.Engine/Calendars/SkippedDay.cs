using NodaTime;

namespace ChildProtection.Workflow.Engine.Calendars;

/// <summary>A day that a count passed over, and why.</summary>
public sealed record SkippedDay(LocalDate Date, NonWorkingReason Reason);
