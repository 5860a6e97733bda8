using ChildProtection.Workflow.Cases.Notices;

namespace ChildProtection.Workflow.Server.Notices;

/// <summary>A notice as its reader sees it.</summary>
/// <param name="What">What happened.</param>
/// <param name="Child">The child's name; null: it is about no child, or about one whose file the reader no longer sees.</param>
/// <param name="Path">Where something can be done about it; null: nowhere that the reader may go.</param>
/// <param name="Why">Why it came to the reader.</param>
/// <param name="When">When it happened.</param>
/// <param name="Escalation">What taking it on names; null: nobody is waited for any more, or not for the reader.</param>
public sealed record NoticeLine(Guid Id, NoticeKind Kind, string What, string? Child, string? Path, string Why, string When, bool IsRead, string? Escalation);
