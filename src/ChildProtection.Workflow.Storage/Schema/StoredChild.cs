using ChildProtection.Workflow.Cases.Identity;
using NodaTime;

namespace ChildProtection.Workflow.Storage.Schema;

/// <summary>A child, born or not yet.</summary>
public sealed class StoredChild
{
    public required AuthorityId AuthorityId { get; set; }

    public required ChildId ChildId { get; set; }

    public required string GivenName { get; set; }

    public required string FamilyName { get; set; }

    /// <summary>What the child likes to be called; null: the given name.</summary>
    public string? KnownAs { get; set; }

    public LocalDate? BornOn { get; set; }

    public LocalDate? ExpectedOn { get; set; }

    public LocalDate? DiedOn { get; set; }

    public string? Sex { get; set; }
}
