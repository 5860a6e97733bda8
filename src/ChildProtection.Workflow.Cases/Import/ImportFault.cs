namespace ChildProtection.Workflow.Cases.Import;

/// <summary>Why something was not done with a run.</summary>
public enum ImportFault
{
    /// <summary>Somebody who answers for cases uploads; whoever confirms may bring cases in.</summary>
    NotAllowed,

    /// <summary>The earlier system has no name, or one that is too long.</summary>
    SystemMissing,

    /// <summary>No file was chosen, or not all that are needed.</summary>
    FilesMissing,

    /// <summary>More cases than one upload may have.</summary>
    TooManyCases,

    /// <summary>No definition in force takes cases over.</summary>
    NothingTakesOver,

    /// <summary>As many runs wait as may.</summary>
    TooMany,

    /// <summary>Whoever uploaded does not confirm.</summary>
    AnotherPersonNeeded,

    ReasonMissing,

    /// <summary>No case can be brought in.</summary>
    NothingToBringIn,

    /// <summary>Somebody else was quicker.</summary>
    Meanwhile,

    /// <summary>There is no such run.</summary>
    NotFound,
}
