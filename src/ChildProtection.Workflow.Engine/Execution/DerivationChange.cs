using System.Collections.Immutable;

namespace ChildProtection.Workflow.Engine.Execution;

/// <summary>What to set (new or changed) and what to remove, by key.</summary>
public sealed record DerivationChange
{
    public ImmutableArray<OpenTask> TasksSet { get; init; } = [];

    public ImmutableArray<string> TasksRemoved { get; init; } = [];

    public ImmutableArray<DerivedDeadline> DeadlinesSet { get; init; } = [];

    public ImmutableArray<string> DeadlinesRemoved { get; init; } = [];

    public ImmutableArray<OpenEscalation> EscalationsSet { get; init; } = [];

    public ImmutableArray<string> EscalationsRemoved { get; init; } = [];

    public ImmutableArray<StandingDuty> DutiesSet { get; init; } = [];

    public ImmutableArray<string> DutiesRemoved { get; init; } = [];
}
