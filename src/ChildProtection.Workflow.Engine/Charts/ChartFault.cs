namespace ChildProtection.Workflow.Engine.Charts;

/// <summary>Why a step came to nothing: it reached a bound of <see cref="ChartLimits"/>.</summary>
/// <param name="Code">Stable; one of <see cref="ChartCodes"/>, CHART1001 to CHART1003.</param>
/// <param name="Message">One sentence for a person.</param>
/// <param name="Trace">What the step did until then; nothing of it is kept.</param>
public sealed record ChartFault(string Code, string Message, ChartTrace Trace);
