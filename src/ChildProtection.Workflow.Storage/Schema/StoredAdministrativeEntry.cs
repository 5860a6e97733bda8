using ChildProtection.Workflow.Cases.Administration;
using ChildProtection.Workflow.Cases.Identity;
using NodaTime;

namespace ChildProtection.Workflow.Storage.Schema;

/// <summary>An entry of the journal of administration. Written once: nothing of it can be set afterwards.</summary>
public sealed class StoredAdministrativeEntry
{
    public required AuthorityId AuthorityId { get; init; }

    /// <summary>Of version 7, in order of time.</summary>
    public required Guid EntryId { get; init; }

    public required Instant RecordedAt { get; init; }

    public required UserId RecordedBy { get; init; }

    public required AdministrativeAct Act { get; init; }

    public UserId? UserId { get; init; }

    public ChildId? ChildId { get; init; }

    public AgencyId? AgencyId { get; init; }

    /// <summary>JSON: by name what was there before and after.</summary>
    public required string Changes { get; init; }
}
