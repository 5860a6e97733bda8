namespace ChildProtection.Workflow.Engine.Charts;

/// <summary>
/// What guards and actions may see of the running chart. For a guard of a transition that is the configuration before the microstep;
/// for an action it is the configuration as exits and entries have changed it so far (SCXML 3.13: a state is active in its own entry
/// and exit actions).
/// </summary>
public readonly struct ChartView
{
    private readonly Chart chart;
    private readonly ulong[] configuration;

    internal ChartView(Chart chart, ulong[] configuration, ChartEvent? current)
    {
        this.chart = chart;
        this.configuration = configuration;
        Event = current;
    }

    /// <summary>The event being processed, the last one during eventless transitions; null until the first (SCXML 5.10).</summary>
    public ChartEvent? Event { get; }

    /// <summary>SCXML's <c>In()</c>: whether the state is active. An unknown id is not.</summary>
    public bool In(string stateId) => chart.IndexOf(stateId) is var index && index >= 0 && StateSet.Has(configuration, index);
}
