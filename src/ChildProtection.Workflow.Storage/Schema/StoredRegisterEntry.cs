using ChildProtection.Workflow.Cases.Identity;
using NodaTime;

namespace ChildProtection.Workflow.Storage.Schema;

/// <summary>A child's entry on the register (Wales) or list of children with plans (England). Kept as history when it ends.</summary>
public sealed class StoredRegisterEntry
{
    public required AuthorityId AuthorityId { get; set; }

    public required CaseId CaseId { get; set; }

    public required string EntryId { get; set; }

    public required ChildId ChildId { get; set; }

    /// <summary><c>full</c> or <c>temporary</c>.</summary>
    public required string Kind { get; set; }

    public required LocalDate FromDate { get; set; }

    public LocalDate? ToDate { get; set; }

    public string? EndReason { get; set; }

    public LocalDate? AmendedOn { get; set; }

    /// <summary>A JSON list of the categories in force.</summary>
    public required string Categories { get; set; }
}
