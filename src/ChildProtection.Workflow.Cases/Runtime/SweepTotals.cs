using NodaTime;

namespace ChildProtection.Workflow.Cases.Runtime;

/// <summary>What one run of the sweep did, over all its batches.</summary>
/// <param name="Batches">Batches claimed, the last empty one not counted.</param>
/// <param name="StagesFired">Reminders and rungs raised and committed.</param>
/// <param name="Parked">Cases set aside as incidents.</param>
/// <param name="OldestDue">The due time of the oldest stage met; null when nothing was due.</param>
/// <param name="Finished">Nothing due was left; false when the run ended at its bound.</param>
public sealed record SweepTotals(int Batches, int StagesFired, int Parked, Instant? OldestDue, bool Finished);
