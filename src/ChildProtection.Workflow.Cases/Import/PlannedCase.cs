using ChildProtection.Workflow.Cases.Access.Restricting;
using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Cases.People;
using ChildProtection.Workflow.Engine.Execution;
using NodaTime;

namespace ChildProtection.Workflow.Cases.Import;

/// <summary>A case that can be brought in, or is in already.</summary>
public sealed record PlannedCase
{
    /// <summary>The earlier system's reference.</summary>
    public required string Reference { get; init; }

    public required CaseId Case { get; init; }

    public required ChildId Child { get; init; }

    public required TeamId Team { get; init; }

    /// <summary>Where the case was: a code of the definition.</summary>
    public required string Phase { get; init; }

    /// <summary>The id of the lead worker's account; null: nobody is named.</summary>
    public string? LeadWorker { get; init; }

    public required Answers Answers { get; init; }

    /// <summary>The child as it is put on file with the case; null: it is on file.</summary>
    public NewChild? NewChild { get; init; }

    /// <summary>Open to named people alone from the first moment; null: to all who stand in a relation.</summary>
    public Restriction? Restriction { get; init; }

    /// <summary>It was brought in before: nothing is done with it.</summary>
    public bool IsIn { get; init; }

    /// <summary>What is overdue as soon as it is in: the names of deadlines with their due times.</summary>
    public IReadOnlyList<(string Deadline, Instant DueAt)> Overdue { get; init; } = [];

    /// <summary>How many things are asked for because they are not known.</summary>
    public int Gaps { get; init; }

    public required IReadOnlyList<RowPlace> Rows { get; init; }
}
