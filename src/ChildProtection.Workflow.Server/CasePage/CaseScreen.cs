using ChildProtection.Workflow.Cases.Identity;

namespace ChildProtection.Workflow.Server.CasePage;

/// <summary>A case as its page shows it: the child first.</summary>
public sealed record CaseScreen
{
    public required CaseId Id { get; init; }

    public required string ChildName { get; init; }

    /// <summary>Age or expected date, in words; null when neither is known.</summary>
    public string? Age { get; init; }

    public required IReadOnlyList<FactLine> People { get; init; }

    /// <summary>Siblings by name, with the address of their open case where there is one.</summary>
    public required IReadOnlyList<(string Name, string? Path)> Siblings { get; init; }

    /// <summary>The day on which the case ended, in words; null while it runs.</summary>
    public string? Ended { get; init; }

    /// <summary>Where a new case is opened for the child; null while this one runs, and where the reader may not.</summary>
    public string? NewCasePath { get; init; }

    public required IReadOnlyList<ActiveStates> Where { get; init; }

    /// <summary>Where the case mainly is: all that is said of it to whoever sees a part of the case.</summary>
    public required string MainState { get; init; }

    /// <summary>Null for whoever sees a part of the case.</summary>
    public required StatePicture? Picture { get; init; }

    /// <summary>What is to be done: what was raised first, then by date.</summary>
    public required IReadOnlyList<WorkEntry> Work { get; init; }

    /// <summary>Deadlines that wait for the fact they count from.</summary>
    public required IReadOnlyList<DueItem> Waiting { get; init; }

    /// <summary>What the reader can do at once where a child is in danger: stands before all else.</summary>
    public required IReadOnlyList<WorkLink> AtOnce { get; init; }

    /// <summary>The other actions: the reader's own first, among these the more urgent first.</summary>
    public required IReadOnlyList<WorkLink> Actions { get; init; }

    public required IReadOnlyList<MissedItem> Missed { get; init; }

    public required IReadOnlyList<TimelineLine> Timeline { get; init; }

    /// <summary>Older entries are there that the timeline does not show.</summary>
    public required bool HasEarlier { get; init; }

    public required bool Everything { get; init; }

    /// <summary>What the coming weeks bring if nobody does anything, in order.</summary>
    public required IReadOnlyList<TimelineLine> Forecast { get; init; }

    public required IReadOnlyList<FactLine> Facts { get; init; }

    public required IReadOnlyList<RecordList> Records { get; init; }

    /// <summary>The agencies that work with the child, by name; those that take no notices say so.</summary>
    public required IReadOnlyList<string> Agencies { get; init; }

    /// <summary>Whether the reader may say which agencies work with the child.</summary>
    public required bool MayRelate { get; init; }

    /// <summary>Whether the reader may say who holds a role.</summary>
    public required bool MayAssign { get; init; }
}
