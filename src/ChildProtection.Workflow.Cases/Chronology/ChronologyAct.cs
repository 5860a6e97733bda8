namespace ChildProtection.Workflow.Cases.Chronology;

/// <summary>What somebody did to a chronology. The numbers are stored.</summary>
public enum ChronologyAct
{
    /// <summary>They chose a record of the case as a significant event.</summary>
    Chosen = 0,

    /// <summary>They wrote an event down that the case does not record, such as one before it.</summary>
    Added = 1,

    /// <summary>They said something else of it; what was said before stays in the journal.</summary>
    Changed = 2,

    /// <summary>They took it off, with a reason; it stays in the journal.</summary>
    TakenOff = 3,
}
