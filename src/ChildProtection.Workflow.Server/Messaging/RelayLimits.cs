using NodaTime;

namespace ChildProtection.Workflow.Server.Messaging;

/// <summary>The bounds of the relay.</summary>
public static class RelayLimits
{
    /// <summary>Deliveries claimed at once.</summary>
    public const int BatchDeliveries = 200;

    /// <summary>Batches claimed and not yet settled.</summary>
    public const int BatchesInFlight = 4;

    /// <summary>Notices of one batch waiting for their confirmation side by side: one a case and agency.</summary>
    public const int SendsInFlight = 32;

    /// <summary>Refusals by the broker after which a delivery is set aside as an incident: with the waits between them, about four minutes.</summary>
    public const int RefusalsMax = 8;

    /// <summary>How long one confirmation is waited for.</summary>
    public static readonly Duration ConfirmWaitMax = Duration.FromSeconds(10);

    /// <summary>
    /// How long a claim is this node's alone. A node that dies in the middle delays its batch by this much, and no other delivery. Nothing is begun that might
    /// still be on its way when the claim ends (<see cref="ConfirmWaitMax"/> before it), so what is sent is never sent by two at once; a batch that takes longer
    /// lets the rest go again. Long enough for a batch on a slow broker, and for clocks of two nodes that differ by seconds.
    /// </summary>
    public static readonly Duration Lease = Duration.FromSeconds(30);

    /// <summary>How long the relay rests when nothing is ready and nobody rings.</summary>
    public static readonly Duration PollInterval = Duration.FromSeconds(1);

    /// <summary>The wait after the first failure of a delivery; doubled with each further one.</summary>
    public static readonly Duration RetryDelayFirst = Duration.FromSeconds(2);

    public static readonly Duration RetryDelayMax = Duration.FromMinutes(5);

    /// <summary>The rest after the first batch that found the broker gone; doubled with each further one.</summary>
    public static readonly Duration BrokerRestFirst = Duration.FromMilliseconds(500);

    public static readonly Duration BrokerRestMax = Duration.FromSeconds(15);

    /// <summary>How long settling may take while the server stops; what is not settled is sent again with the same id.</summary>
    public static readonly Duration SettleWhileStoppingMax = Duration.FromSeconds(10);

    /// <summary>An event that waits longer than this shows as degraded health.</summary>
    public static readonly Duration BacklogAgeWarning = Duration.FromMinutes(5);

    /// <summary>Notices kept for each agency inside the process.</summary>
    public const int RecentNoticesMax = 200;
}
