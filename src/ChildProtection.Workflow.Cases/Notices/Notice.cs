using NodaTime;

namespace ChildProtection.Workflow.Cases.Notices;

/// <summary>What somebody was told.</summary>
/// <param name="ToldAt">When it came to them.</param>
/// <param name="ReadAt">When they read it; null: not yet.</param>
public sealed record Notice(Happening Happening, Addressee To, Instant ToldAt, Instant? ReadAt)
{
    /// <summary>How long a notice is kept after it was told. What it tells of stays in the case.</summary>
    public static Duration KeptFor { get; } = Duration.FromDays(90);
}
