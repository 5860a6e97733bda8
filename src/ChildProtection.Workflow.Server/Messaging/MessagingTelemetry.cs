using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace ChildProtection.Workflow.Server.Messaging;

/// <summary>What the relay tells of itself: counts, waits and codes; never a case, a child or an agency.</summary>
public static class MessagingTelemetry
{
    /// <summary>The activity source and the meter carry this name.</summary>
    public const string Name = "ChildProtection.Workflow.Messaging";

    public const string SentName = "cpw.notices.sent";
    public const string FailedName = "cpw.notices.failed";
    public const string SetAsideName = "cpw.notices.set_aside";
    public const string DelayName = "cpw.notices.delay";

    internal static readonly ActivitySource Activities = new(Name);

    private static readonly Meter Meter = new(Name);

    internal static readonly Counter<long> Sent = Meter.CreateCounter<long>(SentName, "{notice}", "Notices that the broker confirmed.");
    internal static readonly Counter<long> Failed = Meter.CreateCounter<long>(FailedName, "{notice}", "Attempts that failed, by code.");
    internal static readonly Counter<long> SetAside = Meter.CreateCounter<long>(SetAsideName, "{notice}", "Notices kept as incidents, by code.");
    internal static readonly Histogram<double> Delay = Meter.CreateHistogram<double>(DelayName, "s", "From recorded to confirmed.");
}
