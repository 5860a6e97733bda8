using NodaTime;

namespace ChildProtection.Workflow.Server.Tracks;

/// <summary>One thing on a track.</summary>
/// <param name="From">When it happened, or began.</param>
/// <param name="To">When what lasts ended; null: it goes on, or it was a moment.</param>
/// <param name="Title">What it is, in words.</param>
public sealed record TrackItem(TrackKind Track, TrackSign Sign, Instant From, Instant? To, string Title)
{
    /// <summary>From which other record and case of the child it comes, in words; null: from the case that is looked at.</summary>
    public string? Origin { get; init; }

    public bool Lasts => Sign is TrackSign.Span or TrackSign.Missed;
}
