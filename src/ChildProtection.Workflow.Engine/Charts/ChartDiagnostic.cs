namespace ChildProtection.Workflow.Engine.Charts;

/// <summary>Why a chart cannot be compiled.</summary>
/// <param name="Code">Stable: CHART and four digits. The codes are listed in <see cref="ChartCodes"/>.</param>
/// <param name="Message">One sentence, saying what to do.</param>
/// <param name="StateId">The state where it is; empty: the chart itself.</param>
public sealed record ChartDiagnostic(string Code, string Message, string StateId)
{
    public override string ToString() => $"{Code} at '{StateId}': {Message}";
}
