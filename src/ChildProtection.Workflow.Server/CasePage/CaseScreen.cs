using ChildProtection.Workflow.Cases.Identity;

namespace ChildProtection.Workflow.Server.CasePage;

/// <summary>A case as its first page shows it: the child first, and of the rest what is next.</summary>
public sealed record CaseScreen
{
    public required CaseId Id { get; init; }

    public required ChildHeader Child { get; init; }

    /// <summary>The day on which the case ended, in words; null while it runs.</summary>
    public string? Ended { get; init; }

    /// <summary>Where a new case is opened for the child; null while this one runs, and where the reader may not.</summary>
    public string? NewCasePath { get; init; }

    public required IReadOnlyList<ActiveStates> Where { get; init; }

    /// <summary>Where the case mainly is: all that is said of it to whoever sees a part of the case.</summary>
    public required string Phase { get; init; }

    /// <summary>Since when it is there, in words; null: not known.</summary>
    public string? PhaseSince { get; init; }

    /// <summary>Null for whoever sees a part of the case.</summary>
    public required StatePicture? Picture { get; init; }

    /// <summary>The first of what is to be done.</summary>
    public required IReadOnlyList<WorkEntry> Work { get; init; }

    /// <summary>How much there is to be done in all, and how much of it is late.</summary>
    public required int WorkCount { get; init; }

    public required int OverdueCount { get; init; }

    public required ActionSection Actions { get; init; }

    /// <summary>Null: there is no plan, or the reader sees none of it.</summary>
    public required PlanSheet? Plan { get; init; }

    /// <summary>Null: the reader sees nobody.</summary>
    public required InvolvedSection? Involved { get; init; }

    /// <summary>What the coming weeks bring if nobody does anything, in order.</summary>
    public required IReadOnlyList<ForecastItem> Forecast { get; init; }

    /// <summary>What happened last, the newest first.</summary>
    public required IReadOnlyList<TimelineLine> Latest { get; init; }

    /// <summary>Whether the reader may say which agencies work with the child.</summary>
    public required bool MayRelate { get; init; }

    /// <summary>Whether the reader may say who holds a role.</summary>
    public required bool MayAssign { get; init; }

    /// <summary>Whether the reader may see who looked at the file.</summary>
    public required bool MaySeeLooks { get; init; }
}
