using ChildProtection.Workflow.Cases.Runtime;

namespace ChildProtection.Workflow.Storage.Sweeping;

/// <summary>A decided step that the database refused to write: its case is parked, the rest of the batch goes on.</summary>
internal static class FailedWrite
{
    /// <summary>The incident code.</summary>
    public const string Code = "CPW5002";

    public static SweepDecision.Park Park(Exception refused) =>
        new(Code, "The database refused what the step would write. The case is parked; the trace says what was refused.", refused.ToString());
}
