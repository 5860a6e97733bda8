using System.Globalization;
using ChildProtection.Workflow.Contracts.V1;

namespace ChildProtection.Workflow.Samples.Agency;

/// <summary>A notice as one plain line: when, what in words, about which opaque references.</summary>
internal static class NoticeLine
{
    public static string Of(CaseNotice notice)
    {
        // The offset is that of the authority's clocks: the date is the day there.
        var when = notice.OccurredAt.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
        // A kind of a later release is no reason to stop: its name is all that is known of it.
        var what = EventKinds.Find(notice.Kind)?.Meaning ?? $"Something happened ({notice.Kind}).";
        return $"{when}  {what}  case {notice.CaseReference}  child {notice.ChildReference}";
    }
}
