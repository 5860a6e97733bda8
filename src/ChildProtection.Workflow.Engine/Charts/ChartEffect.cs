using NodaTime;

namespace ChildProtection.Workflow.Engine.Charts;

/// <summary>What a step asks of its caller, in the order in which the chart asked it.</summary>
public abstract record ChartEffect
{
    private ChartEffect()
    {
    }

    /// <summary>An event to deliver.</summary>
    /// <param name="Event">As the receiver is to see it, but for <see cref="ChartEvent.Origin"/>, which the deliverer knows.</param>
    /// <param name="Delay">From the time of the step; never negative.</param>
    public sealed record Sent(ChartEvent Event, Duration Delay) : ChartEffect
    {
        /// <summary>Null or empty: the external queue of the chart that sent it.</summary>
        public string? Target { get; init; }

        /// <summary>Null or empty: SCXML's own event processor.</summary>
        public string? Type { get; init; }

        /// <summary>By which it can be cancelled; null when neither an id nor a place for one was given.</summary>
        public string? SendId { get; init; }
    }

    /// <summary>Every send of this chart with this id that still waits is to be dropped; one that has gone out is not (SCXML 6.3).</summary>
    public sealed record Cancelled(string SendId) : ChartEffect;
}
