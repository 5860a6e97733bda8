using ChildProtection.Workflow.Cases.Identity;
using NodaTime;

namespace ChildProtection.Workflow.Storage.Schema;

/// <summary>Which mails somebody wants.</summary>
public sealed class StoredMailSetting
{
    public required AuthorityId AuthorityId { get; set; }

    public required UserId UserId { get; set; }

    public required string Address { get; set; }

    public required bool Morning { get; set; }

    public required bool Alarms { get; set; }

    /// <summary>Minutes after midnight.</summary>
    public required int QuietFrom { get; set; }

    /// <summary>Minutes after midnight.</summary>
    public required int QuietUntil { get; set; }

    public required string Language { get; set; }

    public LocalDate? DigestedOn { get; set; }
}
