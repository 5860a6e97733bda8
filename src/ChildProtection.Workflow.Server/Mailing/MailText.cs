using ChildProtection.Workflow.Cases.Mailing;
using ChildProtection.Workflow.Server.Texts;

namespace ChildProtection.Workflow.Server.Mailing;

/// <summary>
/// An e-mail in words, made of numbers, fixed texts and the address of this service alone: an e-mail may be read by anybody, so nothing that could name a child, a family or
/// a worker reaches this class.
/// </summary>
public static class MailText
{
    public static (string Subject, string Body) Of(MailKind kind, MailCounts counts, Uri site, Words words)
    {
        ArgumentNullException.ThrowIfNull(words);
        (string Key, int Count)[] parts =
        [
            ("mail.alarms", counts.Alarms), ("mail.escalations", counts.Escalations), ("mail.overdue", counts.Overdue), ("mail.due_today", counts.DueToday),
            ("mail.handed_over", counts.HandedOver), ("mail.unread", counts.Unread),
        ];
        string[] lines =
        [
            words[kind == MailKind.Alarm ? "mail.alarm_words" : "mail.digest_words"],
            "",
            .. parts.Where(part => part.Count > 0).Select(part => "- " + words.With(part.Key, part.Count)),
            "",
            new Uri(site, counts.HandedOver > 0 ? "/notices" : "/work").ToString(),
            "",
            words["mail.why"],
            new Uri(site, "/notices/mail").ToString(),
        ];
        return (words[kind == MailKind.Alarm ? "mail.alarm_subject" : "mail.digest_subject"], string.Join("\r\n", lines) + "\r\n");
    }
}
