using System.Collections.Concurrent;
using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Contracts.V1;

namespace ChildProtection.Workflow.Server.Messaging;

/// <summary>What the agencies inside the process received last, for the operations page and for training. Empty when a real broker carries the notices.</summary>
public sealed class RecentNotices
{
    private readonly ConcurrentDictionary<AgencyId, Queue<CaseNotice>> _received = new();

    public IReadOnlyList<AgencyId> Agencies => [.. _received.Keys.OrderBy(a => a.Value, StringComparer.Ordinal)];

    /// <summary>Oldest first, at most <see cref="RelayLimits.RecentNoticesMax"/>.</summary>
    public IReadOnlyList<CaseNotice> Of(AgencyId agency)
    {
        if (!_received.TryGetValue(agency, out var notices))
        {
            return [];
        }
        lock (notices)
        {
            return [.. notices];
        }
    }

    internal void Add(AgencyId agency, CaseNotice notice)
    {
        var notices = _received.GetOrAdd(agency, _ => new Queue<CaseNotice>());
        lock (notices)
        {
            if (notices.Count == RelayLimits.RecentNoticesMax)
            {
                notices.Dequeue();
            }
            notices.Enqueue(notice);
        }
    }
}
