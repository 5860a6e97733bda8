using System.Runtime.InteropServices;

namespace ChildProtection.Workflow.Engine.Charts;

/// <summary>
/// A run of a chart kept in place, for those who take many events after one another: the same algorithm as <see cref="ChartMachine"/>
/// without a new <see cref="ChartState"/> for every step. Not for use by several threads at once.
/// </summary>
public sealed class ChartSession<TData>
    where TData : IDataModel
{
    private readonly ChartWorkspace work = new();
    private readonly TData data;

    /// <summary>Goes on from a state. From <see cref="Chart.NotStarted"/>, call <see cref="Start"/> first.</summary>
    public ChartSession(ChartState state, TData data)
    {
        ArgumentNullException.ThrowIfNull(state);
        Chart = state.Chart;
        this.data = data;
        work.Load(state);
    }

    public Chart Chart { get; }

    public bool IsRunning => work.Running;

    /// <summary>Where the run stands, as a value. Makes a new one at each call.</summary>
    public ChartState State => work.ToState();

    /// <summary>What the last step asks, in order. Only good until the next step.</summary>
    public ReadOnlySpan<ChartEffect> Effects => CollectionsMarshal.AsSpan(work.Effects);

    /// <summary>The data of the top-level final state, when the last step entered one.</summary>
    public object? DoneData => work.DoneData;

    /// <summary>Null unless the last step reached a bound; the run then stands where it stood before that step.</summary>
    public ChartFault? Fault { get; private set; }

    /// <summary>What the last step did.</summary>
    public ChartTrace Trace => work.ReadTrace();

    /// <summary>Whether the state is active; false for an unknown id.</summary>
    public bool IsIn(string stateId) => Chart.IndexOf(stateId) is >= 0 and var index && StateSet.Has(work.Configuration, index);

    /// <summary>As <see cref="ChartMachine.Start"/>.</summary>
    /// <exception cref="InvalidOperationException">The run has been started.</exception>
    public void Start()
    {
        if (IsRunning || !StateSet.IsEmpty(work.Configuration))
        {
            throw new InvalidOperationException($"This run of '{Chart.Name}' has been started already.");
        }
        Run(null);
    }

    /// <summary>As <see cref="ChartMachine.Step"/>. True when the event itself caused a transition.</summary>
    public bool Step(ChartEvent happened)
    {
        ArgumentNullException.ThrowIfNull(happened);
        if (IsRunning)
        {
            return Run(happened);
        }
        work.BeginStep();
        Fault = null;
        return false;
    }

    private bool Run(ChartEvent? happened)
    {
        work.BeginStep();
        var finished = false;
        try
        {
            var handled = new Interpreter<TData>(Chart, work, data).Run(happened);
            finished = work.FaultCode is null;
            Fault = finished ? null : work.Fault();
            return handled && finished;
        }
        finally
        {
            if (!finished)
            {
                work.Undo();
            }
        }
    }
}
