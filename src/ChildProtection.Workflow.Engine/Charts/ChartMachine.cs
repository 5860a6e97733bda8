namespace ChildProtection.Workflow.Engine.Charts;

/// <summary>
/// Runs charts as pure functions: the interpretation algorithm of SCXML (W3C Recommendation, Appendix D), without <c>invoke</c>. One
/// call is one macrostep: an event is answered, then eventless transitions and internal events, until nothing more follows.
/// </summary>
public static class ChartMachine
{
    /// <summary>Starts a chart: sets up its data, enters its initial states and runs to completion.</summary>
    /// <param name="chart">What to run.</param>
    /// <param name="data">The chart's data; a struct is passed by value, so one that changes holds a reference.</param>
    /// <param name="workspace">Room to work in, used again from call to call and by one call at a time; null: room of its own.</param>
    public static ChartStep Start<TData>(Chart chart, TData data, ChartWorkspace? workspace = null)
        where TData : IDataModel
    {
        ArgumentNullException.ThrowIfNull(chart);
        return Run(chart.NotStarted, null, data, workspace);
    }

    /// <summary>Takes one external event. A chart that does not run takes none: the state stays as it is and nothing is handled.</summary>
    /// <param name="state">Where the run stands; it is not changed.</param>
    /// <param name="happened">The event.</param>
    /// <param name="data">As in <see cref="Start"/>.</param>
    /// <param name="workspace">As in <see cref="Start"/>.</param>
    public static ChartStep Step<TData>(ChartState state, ChartEvent happened, TData data, ChartWorkspace? workspace = null)
        where TData : IDataModel
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(happened);
        return state.IsRunning ? Run(state, happened, data, workspace) : new ChartStep(state, []);
    }

    private static ChartStep Run<TData>(ChartState state, ChartEvent? happened, TData data, ChartWorkspace? workspace)
        where TData : IDataModel
    {
        var work = workspace ?? new ChartWorkspace();
        work.Load(state);
        var handled = new Interpreter<TData>(state.Chart, work, data).Run(happened);
        return work.FaultCode is null
            ? new ChartStep(work.StateAfter(state), [.. work.Effects]) { Handled = handled, DoneData = work.DoneData }
            : new ChartStep(state, []) { Fault = work.Fault() };
    }
}
