namespace ChildProtection.Workflow.Engine.Definitions;

/// <summary>How fast an action may have to be found among those that a case offers.</summary>
public enum ActionUrgency
{
    Ordinary = 0,

    /// <summary>Stands before the ordinary ones.</summary>
    High = 1,

    /// <summary>Stands first of all, before anything else is read.</summary>
    Immediate = 2,
}
