namespace ChildProtection.Workflow.Engine.Definitions;

/// <summary>Where the figure of a time limit comes from.</summary>
public enum FigureOrigin
{
    /// <summary>The procedures that the rules are from.</summary>
    Procedure,

    /// <summary>Another published procedure.</summary>
    Published,

    /// <summary>Statute, or guidance under statute.</summary>
    Statute,

    /// <summary>Nobody's but ours, because no source has one: for each authority to confirm.</summary>
    Default,
}
