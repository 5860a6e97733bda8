namespace ChildProtection.Workflow.Engine.Charts;

/// <summary>Something that happened, as a chart sees it: the fields of SCXML's <c>_event</c> (5.10.1). It can be used again.</summary>
/// <param name="Name">Tokens parted by dots.</param>
/// <param name="Data">Whatever comes with it; the kernel does not look at it.</param>
public sealed record ChartEvent(string Name, object? Data = null)
{
    public EventKind Kind { get; init; } = EventKind.External;

    /// <summary>The id of the send it comes from, when the author gave one; of the send that failed, for an error.</summary>
    public string? SendId { get; init; }

    /// <summary>A target by which the sender can be answered; set by whoever delivers.</summary>
    public string? Origin { get; init; }

    /// <summary>The type to use with <see cref="Origin"/>.</summary>
    public string? OriginType { get; init; }

    /// <summary>The id of the invocation it comes from; set by whoever delivers.</summary>
    public string? InvokeId { get; init; }
}
