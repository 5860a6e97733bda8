namespace ChildProtection.Workflow.Cases.Runtime;

/// <summary>
/// One accepted step of one case, decided and ready to be written: all of it in one transaction, or nothing.
/// </summary>
public sealed record DecidedStep
{
    /// <summary>The version that the step was decided on; 0 opens the case. Another version in the store is a conflict.</summary>
    public required long ExpectedVersion { get; init; }

    /// <summary>
    /// The hash of the last journal entry that the step was decided on (32 bytes; all zero when it opens the case). Another in the store is a conflict, even at the same version:
    /// the same version and hash are the same history, wherever the case was remembered meanwhile.
    /// </summary>
    public required ReadOnlyMemory<byte> ExpectedHash { get; init; }

    /// <summary>The case after the step; its version is <see cref="ExpectedVersion"/> + 1.</summary>
    public required CaseHead Head { get; init; }

    /// <summary>The caller's idempotency key, unique within the authority; null for a step of the timers.</summary>
    public string? CommandKey { get; init; }

    /// <summary>New entries, in order, continuing the case's sequence. At least one.</summary>
    public required IReadOnlyList<JournalRow> Journal { get; init; }

    /// <summary>Tasks that were not open before.</summary>
    public IReadOnlyList<TaskRow> TasksOpened { get; init; } = [];

    /// <summary>Tasks that stay open and changed, such as whom they are for.</summary>
    public IReadOnlyList<TaskRow> TasksChanged { get; init; } = [];

    public IReadOnlyList<string> TasksClosed { get; init; } = [];

    /// <summary>Deadlines started or changed.</summary>
    public IReadOnlyList<DeadlineRow> DeadlinesSet { get; init; } = [];

    public IReadOnlyList<string> DeadlinesEnded { get; init; } = [];

    /// <summary>Breaches begun or changed.</summary>
    public IReadOnlyList<BreachRow> BreachesSet { get; init; } = [];

    /// <summary>Records entered or corrected.</summary>
    public IReadOnlyList<RecordRow> RecordsSet { get; init; } = [];

    /// <summary>What a declared effect of the definition asks of the domain, such as an entry on the register.</summary>
    public IReadOnlyList<RegisterChange> Register { get; init; } = [];

    /// <summary>Roles of the case taken or left, at most one change a role.</summary>
    public IReadOnlyList<HolderChange> HoldersChanged { get; init; } = [];

    public IReadOnlyList<OutgoingEvent> Outgoing { get; init; } = [];
}
