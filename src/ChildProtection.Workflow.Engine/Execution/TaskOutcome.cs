using NodaTime;

namespace ChildProtection.Workflow.Engine.Execution;

/// <summary>What became of a task in one stay in its state.</summary>
/// <param name="Task">The task's name.</param>
/// <param name="Each">The id of the record it was for; null when it was for none.</param>
/// <param name="Activation">Which stay in the state: how often it had been entered.</param>
/// <param name="Times">How often it was done in this stay.</param>
/// <param name="On">When it was done last.</param>
/// <param name="RecordedAt">When that was entered.</param>
/// <param name="SetAside">It was set aside as not needed.</param>
/// <param name="MetFrom">The fact that its deadline counted from when it was done; null: it had none running.</param>
public sealed record TaskOutcome(
    string Task, string? Each, int Activation, int Times, EventTime On, Instant RecordedAt, bool SetAside, EventTime? MetFrom = null);
