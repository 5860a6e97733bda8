using NodaTime;

namespace ChildProtection.Workflow.Engine.Execution;

/// <summary>One thing that a deadline will do, or has done, at a time. Raised once for each (deadline, starting fact, due time).</summary>
/// <param name="At">When it is due. It becomes earlier where a rung before it is not acknowledged in time or reaches nobody.</param>
/// <param name="Raised">It is in the journal.</param>
public sealed record Stage(StageId Id, Instant At, bool Raised);
