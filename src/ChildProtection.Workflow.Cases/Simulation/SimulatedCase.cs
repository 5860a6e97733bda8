using ChildProtection.Workflow.Cases.Runtime;
using ChildProtection.Workflow.Engine.Execution;

namespace ChildProtection.Workflow.Cases.Simulation;

/// <summary>A case of a simulation: where it is, and what has been planned for it already.</summary>
internal sealed class SimulatedCase(SimulatedChild child, WorkerStyle style)
{
    public SimulatedChild Child { get; } = child;

    /// <summary>How its workers are.</summary>
    public WorkerStyle Style { get; } = style;

    public CaseState? State { get; set; }

    public Derivation Derivation { get; set; } = Derivation.Empty;

    public int Steps { get; set; }

    public int Refusals { get; set; }

    /// <summary>Keys of tasks, duties and escalations for which something is planned.</summary>
    public HashSet<string> Planned { get; } = new(StringComparer.Ordinal);
}
