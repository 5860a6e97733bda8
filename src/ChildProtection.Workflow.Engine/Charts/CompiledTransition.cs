using System.Collections.Immutable;

namespace ChildProtection.Workflow.Engine.Charts;

/// <summary>A transition in dense form. What it enters is known beforehand unless a history state has a say in it.</summary>
internal sealed class CompiledTransition
{
    /// <summary>The domain of a transition without targets: it leaves and enters nothing.</summary>
    internal const int Targetless = -1;

    /// <summary>The domain depends on what a history state remembers.</summary>
    internal const int ByHistory = -2;

    internal required ChartTransition Public { get; init; }

    internal required int Source { get; init; }

    internal required object? Guard { get; init; }

    internal required bool Internal { get; init; }

    internal required bool Eventless { get; init; }

    internal required int[] Targets { get; init; }

    internal required ImmutableArray<ChartAction> Actions { get; init; }

    /// <summary>The event classes it answers, as bits.</summary>
    internal required ulong[] Classes { get; init; }

    /// <summary>A state, <see cref="Targetless"/> or <see cref="ByHistory"/>.</summary>
    internal int Domain { get; set; } = Targetless;

    /// <summary>The states it enters, when no history state has a say; else empty.</summary>
    internal ulong[] Entry { get; set; } = [];

    /// <summary>Those of them whose initial actions are done.</summary>
    internal ulong[] DefaultEntry { get; set; } = [];

    internal bool EntryIsKnown => Entry.Length > 0;

    internal bool Answers(int eventClass) => (Classes[eventClass >> 6] >> eventClass & 1) != 0;
}
