namespace ChildProtection.Workflow.Engine.Charts;

/// <summary>The stable codes of the kernel: 0xxx when a chart is compiled, 1xxx when it runs. A code never gets a new meaning.</summary>
public static class ChartCodes
{
    public const string NoStates = "CHART0001";
    public const string BadId = "CHART0002";
    public const string DuplicateId = "CHART0003";
    public const string UnknownState = "CHART0004";
    public const string TargetsTogether = "CHART0005";
    public const string InitialOutside = "CHART0006";
    public const string HistoryDefault = "CHART0007";
    public const string Misplaced = "CHART0008";
    public const string BadDescriptor = "CHART0009";
    public const string TooManyStates = "CHART0010";
    public const string TooManyTransitions = "CHART0011";
    public const string TooDeep = "CHART0012";
    public const string EmptyTransition = "CHART0013";
    public const string BadSend = "CHART0014";
    public const string HistoryLoop = "CHART0015";

    public const string TooManyMicrosteps = "CHART1001";
    public const string TooManyEvents = "CHART1002";
    public const string TooManyItems = "CHART1003";
    public const string SnapshotUnknownState = "CHART1101";
    public const string SnapshotIllegal = "CHART1102";
}
