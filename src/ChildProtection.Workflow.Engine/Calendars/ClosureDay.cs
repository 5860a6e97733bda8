using ChildProtection.Workflow.Engine.Texts;
using NodaTime;

namespace ChildProtection.Workflow.Engine.Calendars;

/// <summary>A day on which one authority's offices are closed, beyond weekends and bank holidays.</summary>
public sealed record ClosureDay(LocalDate Date, LocalizedText Name);
