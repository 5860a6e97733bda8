using NodaTime;

namespace ChildProtection.Workflow.Cases.Runtime;

/// <summary>What one batch of the sweep did.</summary>
/// <param name="Cases">Cases claimed.</param>
/// <param name="StagesFired">Stages raised and committed.</param>
/// <param name="Parked">Cases set aside as incidents.</param>
/// <param name="OldestDue">The due time of the oldest stage claimed; null when nothing was due.</param>
public sealed record SweepOutcome(int Cases, int StagesFired, int Parked, Instant? OldestDue);
