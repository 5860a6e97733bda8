namespace ChildProtection.Workflow.Cases.Simulation;

/// <summary>How a simulated worker gets round to things.</summary>
public enum WorkerStyle
{
    /// <summary>Well within the time.</summary>
    Careful = 0,

    /// <summary>Around the due time, often a little after, and typed in days later.</summary>
    Hurried = 1,

    /// <summary>Away for weeks now and then, with nobody to cover.</summary>
    Absent = 2,
}
