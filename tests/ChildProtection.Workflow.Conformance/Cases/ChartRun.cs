using System.Collections.Immutable;
using ChildProtection.Workflow.Engine.Charts;

namespace ChildProtection.Workflow.Conformance.Cases;

/// <summary>One of the ways in which the kernel runs a chart. Every case is run in all of them.</summary>
internal abstract class ChartRun
{
    internal abstract ImmutableArray<string> ActiveAtomic { get; }

    /// <summary>Starts the chart when there is no event. Returns what the chart asks for.</summary>
    internal abstract ImmutableArray<ChartEffect> Take(ChartEvent? happened);

    private static T Unless<T>(ChartFault? fault, T result) =>
        fault is null ? result : throw new RunBrokenException($"{fault.Code}: {fault.Message}");

    /// <summary>As values, with room that is used again.</summary>
    internal sealed class ByMachine(Chart chart, EcmaData data) : ChartRun
    {
        private readonly ChartWorkspace workspace = new();
        private ChartState state = chart.NotStarted;

        internal override ImmutableArray<string> ActiveAtomic => state.ActiveAtomic;

        internal override ImmutableArray<ChartEffect> Take(ChartEvent? happened)
        {
            var step = happened is null ? ChartMachine.Start(chart, data, workspace) : ChartMachine.Step(state, happened, data, workspace);
            state = step.State;
            return Unless(step.Fault, step.Effects);
        }
    }

    /// <summary>As values that are put into words and read again after every step.</summary>
    internal sealed class BySnapshots(Chart chart, EcmaData data) : ChartRun
    {
        private ChartSnapshot snapshot = chart.NotStarted.ToSnapshot();

        internal override ImmutableArray<string> ActiveAtomic => snapshot.ActiveAtomic;

        internal override ImmutableArray<ChartEffect> Take(ChartEvent? happened)
        {
            var step = happened is null ? ChartMachine.Start(chart, data) : ChartMachine.Step(Restored(), happened, data);
            snapshot = step.State.ToSnapshot();
            return Unless(step.Fault, step.Effects);
        }

        private ChartState Restored() =>
            snapshot.Restore(chart, out var refusals) ?? throw new RunBrokenException(string.Join(' ', refusals));
    }

    /// <summary>In place.</summary>
    internal sealed class BySession(Chart chart, EcmaData data) : ChartRun
    {
        private readonly ChartSession<EcmaData> session = new(chart.NotStarted, data);

        internal override ImmutableArray<string> ActiveAtomic => session.State.ActiveAtomic;

        internal override ImmutableArray<ChartEffect> Take(ChartEvent? happened)
        {
            if (happened is null)
            {
                session.Start();
            }
            else
            {
                session.Step(happened);
            }
            return Unless(session.Fault, session.Effects.ToImmutableArray());
        }
    }
}
