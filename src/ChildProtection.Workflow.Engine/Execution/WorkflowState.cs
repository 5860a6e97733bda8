using System.Collections.Immutable;
using ChildProtection.Workflow.Engine.Definitions;

namespace ChildProtection.Workflow.Engine.Execution;

/// <summary>A state with what it asks for, and where it stands in the chart.</summary>
internal sealed class WorkflowState
{
    public required State Source { get; init; }

    /// <summary>Its id in the chart.</summary>
    public required string ChartId { get; init; }

    public required int ChartIndex { get; init; }

    /// <summary>Its place in <see cref="CompiledDefinition.States"/>.</summary>
    public required int Ordinal { get; init; }

    public required ImmutableArray<WorkflowTask> Tasks { get; init; }

    /// <summary>Those that stand alone.</summary>
    public required ImmutableArray<WorkflowDeadline> Deadlines { get; init; }

    public required ImmutableArray<WorkflowAction> Actions { get; init; }

    public string Path => Source.Path;
}

/// <summary>An action, and how it is offered when it is for no record.</summary>
internal sealed record WorkflowAction(WorkAction Source, OfferedAction Offered);

/// <summary>A task and its deadline.</summary>
internal sealed record WorkflowTask(WorkTask Source, WorkflowDeadline? Deadline, ImmutableArray<string> For)
{
    public string Name => Source.Name;

    /// <summary>
    /// Whether doing it alone does not meet its deadline: that says what does, or counts from records of the kind that the task adds (what was
    /// added may not count, or not yet).
    /// </summary>
    public bool IsMetByFacts { get; } = Deadline is { Source: var deadline }
        && (deadline.Met is not null
            || Source.Done.SelectMany(line => line.Do).OfType<Effect.AddRecord>().Any(add => deadline.From.Reads.Records.ContainsKey(add.List)));
}

/// <summary>A deadline with its ladders found.</summary>
internal sealed record WorkflowDeadline(Deadline Source, string StatePath, WorkTask? Task, EachRecord? Each, ImmutableArray<Ladder> Ladders)
{
    public string Name => Source.Name;

    /// <summary>Met by its starting fact moving on, and by nothing else.</summary>
    public bool IsRolling => Source.Met is null && Task is null;
}
