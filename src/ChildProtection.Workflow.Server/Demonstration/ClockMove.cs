namespace ChildProtection.Workflow.Server.Demonstration;

/// <summary>How far the demonstration's clock is moved.</summary>
public enum ClockMove
{
    Hour = 0,
    Day = 1,

    /// <summary>To the same time on the next working day.</summary>
    WorkingDay = 2,

    /// <summary>Just past the next reminder, due time or rung of the authority.</summary>
    NextDeadline = 3,
}
