namespace ChildProtection.Workflow.Server.Tracks;

/// <summary>What a track of a case's timeline shows, in the order in which the tracks stand.</summary>
public enum TrackKind
{
    Phases,

    Register,

    Visits,

    Conferences,

    CoreGroups,

    PlanVersions,

    /// <summary>What was missed, from the day it was due to the day it was done or ended; and what is due.</summary>
    Deadlines,
}
