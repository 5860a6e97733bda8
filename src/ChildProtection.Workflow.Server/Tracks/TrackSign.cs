namespace ChildProtection.Workflow.Server.Tracks;

/// <summary>How a thing is drawn: each has a shape of its own, so that nothing hangs on a colour.</summary>
public enum TrackSign
{
    /// <summary>A bar: something that lasted.</summary>
    Span,

    /// <summary>A hatched bar: something that was owed and not done.</summary>
    Missed,

    /// <summary>A full circle: a visit on which the child was seen and heard alone.</summary>
    Alone,

    /// <summary>A ring: another visit.</summary>
    Seen,

    /// <summary>A cross: nobody saw the child.</summary>
    NotSeen,

    /// <summary>A diamond: people met.</summary>
    Meeting,

    /// <summary>A square: a version of the plan.</summary>
    Version,

    /// <summary>A triangle: something is due.</summary>
    Due,
}
