using ChildProtection.Workflow.Engine.Calendars;
using ChildProtection.Workflow.Engine.Diagnostics;

namespace ChildProtection.Workflow.Engine.Definitions;

/// <summary>One rung of a ladder.</summary>
/// <param name="After">How long after the due time; null: at the due time itself.</param>
/// <param name="To">Roles asked to act.</param>
/// <param name="Copy">Roles told.</param>
/// <param name="RepeatEvery">For an alarm: told again at this interval until somebody owns it. Repeats are numbered rungs.</param>
/// <param name="RepeatTimes">How often at the most; 0 when it does not repeat.</param>
/// <param name="UnlessOwned">Not told any more once somebody has taken on what an earlier rung asked.</param>
public sealed record Rung(
    CalendarPeriod? After,
    IReadOnlyList<string> To,
    IReadOnlyList<string> Copy,
    CalendarPeriod? RepeatEvery,
    int RepeatTimes,
    bool UnlessOwned,
    SourcePlace Place);
