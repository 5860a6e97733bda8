using System.Threading.RateLimiting;
using ChildProtection.Workflow.Cases.Drafts;

namespace ChildProtection.Workflow.Server.Drafts;

/// <summary>How often one person's drafts are saved by this node: <see cref="DraftLimits.SavesPerMinuteMax"/>.</summary>
public sealed class DraftPace : IDisposable
{
    private readonly PartitionedRateLimiter<DraftOwner> limiter = PartitionedRateLimiter.Create<DraftOwner, DraftOwner>(owner =>
        RateLimitPartition.GetFixedWindowLimiter(owner, _ => new FixedWindowRateLimiterOptions
        {
            PermitLimit = DraftLimits.SavesPerMinuteMax,
            Window = TimeSpan.FromMinutes(1),
        }));

    public bool Allows(DraftOwner owner)
    {
        using var lease = limiter.AttemptAcquire(owner);
        return lease.IsAcquired;
    }

    public void Dispose() => limiter.Dispose();
}
