using ChildProtection.Workflow.Cases.Identity;

namespace ChildProtection.Workflow.Storage.Schema;

/// <summary>How far the demonstration clock stands ahead. Never used outside demonstration mode.</summary>
public sealed class StoredClock
{
    public required AuthorityId AuthorityId { get; set; }

    public long OffsetSeconds { get; set; }
}
