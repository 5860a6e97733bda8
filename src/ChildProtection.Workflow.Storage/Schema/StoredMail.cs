using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Cases.Mailing;
using NodaTime;

namespace ChildProtection.Workflow.Storage.Schema;

/// <summary>A mail to be sent, sent, or given up. Numbers, and no words.</summary>
public sealed class StoredMail
{
    public required AuthorityId AuthorityId { get; init; }

    public required Guid MailId { get; init; }

    public required UserId UserId { get; init; }

    public required MailKind Kind { get; init; }

    public required int Alarms { get; init; }

    public required int Escalations { get; init; }

    public required int Overdue { get; init; }

    public required int DueToday { get; init; }

    public required int Unread { get; init; }

    public required int HandedOver { get; init; }

    public required Instant WrittenAt { get; init; }

    /// <summary>When it may be tried; while a node has it, when the node's claim ends. Null: it was sent or given up.</summary>
    public Instant? NotBefore { get; set; }

    public int Attempts { get; set; }

    public Instant? SentAt { get; set; }

    public Instant? GivenUpAt { get; set; }

    /// <summary>A code.</summary>
    public string? Why { get; set; }
}
