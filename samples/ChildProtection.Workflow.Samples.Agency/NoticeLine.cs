using System.Globalization;
using ChildProtection.Workflow.Contracts.V1;

namespace ChildProtection.Workflow.Samples.Agency;

/// <summary>A notice as one plain line: when, what in words, about which opaque references.</summary>
internal static class NoticeLine
{
    public static string Of(CaseNotice notice)
    {
        var when = notice.OccurredAt.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
        // A kind of a later release is no reason to stop: its name is all that is known of it.
        var what = EventKinds.Find(notice.Kind)?.Meaning ?? $"Something happened ({notice.Kind}).";
        return $"{when} UTC  {what}  case {notice.CaseReference}  child {notice.ChildReference}";
    }
}
