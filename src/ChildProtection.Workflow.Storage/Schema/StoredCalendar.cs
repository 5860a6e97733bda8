using ChildProtection.Workflow.Cases.Identity;
using NodaTime;

namespace ChildProtection.Workflow.Storage.Schema;

/// <summary>A version of a calendar, as published.</summary>
public sealed class StoredCalendar
{
    public required AuthorityId AuthorityId { get; set; }

    public required string Name { get; set; }

    public required int Version { get; set; }

    /// <summary>The file as written.</summary>
    public required string Source { get; set; }

    public required Instant PublishedAt { get; set; }

    public required string PublishedBy { get; set; }
}
