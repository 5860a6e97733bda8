using ChildProtection.Workflow.Cases.Identity;
using NodaTime;

namespace ChildProtection.Workflow.Storage.Schema;

/// <summary>Somebody who is not the child of a case.</summary>
public sealed class StoredPerson
{
    public required AuthorityId AuthorityId { get; set; }

    public required PersonId PersonId { get; set; }

    public required string GivenName { get; set; }

    public required string FamilyName { get; set; }

    public LocalDate? BornOn { get; set; }
}
