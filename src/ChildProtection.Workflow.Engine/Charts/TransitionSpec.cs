using System.Collections.Immutable;

namespace ChildProtection.Workflow.Engine.Charts;

/// <summary>
/// A transition as its author writes it. It has at least one of events, guard, targets and actions. With actions alone, it is for an
/// earlier transition to end what they do over and over, or the step ends at <see cref="ChartLimits.MicrostepsMax"/>.
/// </summary>
public sealed record TransitionSpec
{
    /// <summary>
    /// Event descriptors, any of which may match: a name matches itself and all names it is a prefix of, by whole tokens (<c>a.b</c>,
    /// also written <c>a.b.*</c>, matches <c>a.b.c</c> and not <c>a.bc</c>); <c>*</c>, also written <c>.*</c>,
    /// matches all. One string may hold several, parted by spaces. Empty: an eventless transition.
    /// </summary>
    public ImmutableArray<string> Events { get; init; } = [];

    /// <summary>A condition for <see cref="IDataModel.Test"/>. Null: always.</summary>
    public object? Guard { get; init; }

    /// <summary>Ids of the states to enter, several only in different regions. Empty: nothing is left or entered.</summary>
    public ImmutableArray<string> Targets { get; init; } = [];

    /// <summary>
    /// True: the source is not left when it is compound and all targets are inside it. False (external): it is left and entered again.
    /// </summary>
    public bool Internal { get; init; }

    /// <summary>Done after the exits and before the entries; one block.</summary>
    public ImmutableArray<ChartAction> Actions { get; init; } = [];

    /// <summary>Whatever the author wants to find again in a <see cref="Microstep"/>. The kernel does not look at it.</summary>
    public object? Tag { get; init; }
}
