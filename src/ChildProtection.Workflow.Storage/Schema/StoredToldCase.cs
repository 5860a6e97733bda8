using ChildProtection.Workflow.Cases.Identity;
using NodaTime;

namespace ChildProtection.Workflow.Storage.Schema;

/// <summary>What a case was told last of somebody's absence; the row goes when it has been told that it is over.</summary>
public sealed class StoredToldCase
{
    public required AuthorityId AuthorityId { get; set; }

    public required CaseId CaseId { get; set; }

    /// <summary>Who is away.</summary>
    public required UserId UserId { get; set; }

    public required UserId CoverId { get; set; }

    public required LocalDate FirstDay { get; set; }

    public required LocalDate LastDay { get; set; }
}
