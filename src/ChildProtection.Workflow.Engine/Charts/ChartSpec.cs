using System.Collections.Immutable;

namespace ChildProtection.Workflow.Engine.Charts;

/// <summary>
/// A chart as its author writes it: plain data, checked and made runnable by <see cref="Chart.Compile"/>. The vocabulary is that of
/// W3C State Chart XML (SCXML), Recommendation of 1 September 2015; a chart is what its <c>scxml</c> element holds.
/// </summary>
/// <param name="Name">For people and diagnostics.</param>
/// <param name="States">The top-level states, in document order. A history state cannot stand here.</param>
public sealed record ChartSpec(string Name, ImmutableArray<StateSpec> States)
{
    /// <summary>Ids of the states to start in: a child, a deep descendant, or one for each of several regions. Empty: the first state.</summary>
    public ImmutableArray<string> Initial { get; init; } = [];

    /// <summary>
    /// What sets up the data, in order, each handed to <see cref="IDataModel.TryExecute"/> as the chart starts. An error in one
    /// raises <c>error.execution</c> and does not stop the next.
    /// </summary>
    public ImmutableArray<object> Data { get; init; } = [];

    /// <summary>When the <see cref="StateSpec.Data"/> of the states is set up.</summary>
    public DataBinding Binding { get; init; } = DataBinding.Early;
}
