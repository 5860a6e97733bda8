using System.Collections.Immutable;
using ChildProtection.Workflow.Engine.Diagnostics;
using ChildProtection.Workflow.Engine.Execution;
using NodaTime;

namespace ChildProtection.Workflow.Engine.Scenarios;

/// <summary>One step of a scenario. Closed family.</summary>
public abstract record ScenarioStep
{
    private ScenarioStep()
    {
    }

    public required SourcePlace Place { get; init; }

    /// <summary>When it is recorded, in the calendar's zone; an expectation is looked at when the step above it has been.</summary>
    public LocalDateTime At { get; init; }

    /// <summary>The role of whoever does it; null: the first that may.</summary>
    public string? By { get; init; }

    /// <summary>When it happened; null: as it is recorded.</summary>
    public EventTime? Happened { get; init; }

    /// <summary>The code of the refusal that is expected; null: it is expected to be accepted.</summary>
    public string? Refused { get; init; }

    public sealed record Open(ImmutableArray<ScenarioEntry> Answers, bool TakenOver = false) : ScenarioStep;

    /// <summary>A task or an action.</summary>
    /// <param name="Record">The record that it is for, as <c>invitee 2</c>; null: none, or the only one there is.</param>
    /// <param name="Overrides">Reasons by the name of the soft check that they let pass.</param>
    /// <param name="CannotWait">Whoever does it lets them pass alone, because the child cannot wait.</param>
    public sealed record Do(
        string Work, string? Record, ImmutableArray<ScenarioEntry> Answers, ImmutableArray<ScenarioEntry> Overrides, bool CannotWait) : ScenarioStep;

    /// <summary>Somebody gives their word that a soft check may be let pass.</summary>
    public sealed record LetPass(string Check, string? Record, string Why) : ScenarioStep;

    public sealed record Signal(string Name, ImmutableArray<ScenarioEntry> Values) : ScenarioStep;

    /// <param name="What">A record, as <c>visit 1</c>, or a field of the case.</param>
    public sealed record Correct(string What, ImmutableArray<ScenarioEntry> Changes, string Why) : ScenarioStep;

    public sealed record Acknowledge(string Deadline) : ScenarioStep;

    public sealed record Excuse(string Deadline, string Why) : ScenarioStep;

    public sealed record NotNeeded(string Task, string? Record, string Why) : ScenarioStep;

    /// <summary>Somebody takes a role for this case.</summary>
    public sealed record Assign(string Role, string User) : ScenarioStep;

    /// <summary>Whoever held the role for this case holds it no longer: they left, say.</summary>
    public sealed record Vacate(string Role) : ScenarioStep;

    /// <summary>Time passes.</summary>
    public sealed record Pass : ScenarioStep;

    /// <param name="What">By the kind of expectation.</param>
    public sealed record Expect(ImmutableArray<ScenarioEntry> What) : ScenarioStep;
}
