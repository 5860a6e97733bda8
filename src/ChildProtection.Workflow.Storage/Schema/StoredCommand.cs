using ChildProtection.Workflow.Cases.Identity;
using NodaTime;

namespace ChildProtection.Workflow.Storage.Schema;

/// <summary>A command that was applied, by the key its caller gave it: a repeat is answered, not done again.</summary>
public sealed class StoredCommand
{
    public required AuthorityId AuthorityId { get; set; }

    public required string CommandKey { get; set; }

    public required CaseId CaseId { get; set; }

    /// <summary>The version of the case that it made.</summary>
    public required long Version { get; set; }

    public required Instant RecordedAt { get; set; }
}
