using ChildProtection.Workflow.Cases.Identity;
using NodaTime;

namespace ChildProtection.Workflow.Storage.Schema;

/// <summary>Somebody on file, children too: what lists show of them, kept in step with <see cref="StoredFact"/>.</summary>
public sealed class StoredPerson
{
    public required AuthorityId AuthorityId { get; set; }

    public required PersonId PersonId { get; set; }

    public bool IsChild { get; set; }

    public required string GivenName { get; set; }

    public required string FamilyName { get; set; }

    public LocalDate? BornOn { get; set; }

    public LocalDate? ExpectedOn { get; set; }

    public LocalDate? DiedOn { get; set; }
}
