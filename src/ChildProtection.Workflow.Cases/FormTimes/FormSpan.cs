using NodaTime;

namespace ChildProtection.Workflow.Cases.FormTimes;

/// <summary>How long a form was open before it was sent, in one of a few steps: a count of steps tells of no single form.</summary>
public static class FormSpan
{
    /// <summary>The form was left for later, or stood open for longer than the last step: how long somebody was at it is not known.</summary>
    public const int Unknown = 0;

    /// <summary>Seconds, the upper end of each step.</summary>
    public static IReadOnlyList<int> Steps { get; } = [15, 30, 45, 60, 90, 120, 180, 240, 300, 420, 600, 900, 1_200, 1_800, 2_700, 3_600];

    /// <summary>The step of a time, or <see cref="Unknown"/>.</summary>
    public static int Of(Duration open) => open < Duration.Zero ? Unknown : Steps.FirstOrDefault(step => open.TotalSeconds <= step, Unknown);
}
