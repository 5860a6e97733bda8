namespace ChildProtection.Workflow.Cases.Simulation;

/// <summary>Something that will happen in a simulation, unless it is no longer asked when its time comes. Closed family.</summary>
internal abstract record PlannedStep(SimulatedCase Case)
{
    public sealed record Referral(SimulatedCase Case) : PlannedStep(Case);

    public sealed record Task(SimulatedCase Case, string Key) : PlannedStep(Case);

    /// <param name="DutyKey">The duty it keeps.</param>
    public sealed record Duty(SimulatedCase Case, string DutyKey, string Action) : PlannedStep(Case);

    /// <summary>The world brings it, then plans it anew.</summary>
    public sealed record Happening(SimulatedCase Case, string Action) : PlannedStep(Case);

    /// <summary>Somebody notices that a record has the wrong date.</summary>
    public sealed record Correction(SimulatedCase Case, string List, string Record) : PlannedStep(Case);

    public sealed record Acknowledgement(SimulatedCase Case, string Key) : PlannedStep(Case);

    /// <summary>Somebody who may gives their word that a colleague, who was stopped by the check, may go on.</summary>
    public sealed record Word(SimulatedCase Case, string Check, string? Each) : PlannedStep(Case);

    public sealed record Fire(SimulatedCase Case) : PlannedStep(Case);
}
