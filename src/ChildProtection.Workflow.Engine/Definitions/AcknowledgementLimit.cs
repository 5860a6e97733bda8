using ChildProtection.Workflow.Engine.Calendars;
using NodaTime;

namespace ChildProtection.Workflow.Engine.Definitions;

/// <summary>How soon what a ladder asks must be taken on. It is settled when a rung is told: a limit does not change while it runs.</summary>
/// <param name="InHours">For what is told while the offices of the calendar are open.</param>
/// <param name="OutOfHours">For what is told while they are closed; the same where a ladder makes no difference.</param>
public sealed record AcknowledgementLimit(CalendarPeriod InHours, CalendarPeriod OutOfHours)
{
    /// <summary>The limit for what is told at that instant.</summary>
    public CalendarPeriod For(Instant told, WorkingCalendar calendar) => InHours == OutOfHours || calendar.IsOfficeOpen(told) ? InHours : OutOfHours;
}
