using NodaTime;

namespace ChildProtection.Workflow.Cases.Tests.Work;

/// <summary>A clock that stands until it is set.</summary>
internal sealed class HandClock(Instant now) : IClock
{
    public Instant Now { get; set; } = now;

    public Instant GetCurrentInstant() => Now;
}
