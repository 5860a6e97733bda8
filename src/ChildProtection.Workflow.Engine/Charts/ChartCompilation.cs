using System.Collections.Immutable;

namespace ChildProtection.Workflow.Engine.Charts;

/// <summary>What <see cref="Chart.Compile"/> made of a chart: a chart that can run, or all that is wrong with it.</summary>
public sealed class ChartCompilation
{
    internal ChartCompilation(Chart? chart, ImmutableArray<ChartDiagnostic> diagnostics)
    {
        Chart = chart;
        Diagnostics = diagnostics;
    }

    /// <summary>Null when there are diagnostics.</summary>
    public Chart? Chart { get; }

    public ImmutableArray<ChartDiagnostic> Diagnostics { get; }

    /// <summary>The chart, for callers whose charts are written in code: there a mistake is a bug.</summary>
    /// <exception cref="InvalidOperationException">There are diagnostics; the message holds them all.</exception>
    public Chart Require() => Chart
        ?? throw new InvalidOperationException(string.Join(Environment.NewLine, Diagnostics));
}
