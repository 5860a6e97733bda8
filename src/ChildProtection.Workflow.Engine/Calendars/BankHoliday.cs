using ChildProtection.Workflow.Engine.Texts;
using NodaTime;

namespace ChildProtection.Workflow.Engine.Calendars;

/// <summary>A bank holiday of the calendar's area.</summary>
/// <param name="Date">The day on which it is kept, which may be a substitute day.</param>
/// <param name="Name">As it is called on calendars.</param>
/// <param name="Source">The law or proclamation that makes it one.</param>
public sealed record BankHoliday(LocalDate Date, LocalizedText Name, string Source);
