namespace ChildProtection.Workflow.Engine.Charts;

/// <summary>The bounds of the chart kernel. Reaching one has a diagnostic or a fault of its own.</summary>
public static class ChartLimits
{
    /// <summary>States of one chart, of every kind, history among them. Over it: CHART0010.</summary>
    public const int StatesMax = 4096;

    /// <summary>Transitions of one chart. Over it: CHART0011.</summary>
    public const int TransitionsMax = 16384;

    /// <summary>Levels of nesting below the root. Over it: CHART0012.</summary>
    public const int DepthMax = 64;

    /// <summary>Microsteps of one macrostep, the first one counted. Over it: fault CHART1001.</summary>
    public const int MicrostepsMax = 1000;

    /// <summary>Events put on the internal queue in one macrostep. Over it: fault CHART1002.</summary>
    public const int InternalEventsMax = 10_000;

    /// <summary>Items that one <see cref="ChartAction.ForEach"/> walks. Over it: fault CHART1003.</summary>
    public const int ForEachItemsMax = 10_000;
}
