namespace ChildProtection.Workflow.Engine.Definitions;

/// <summary>What a state's children are.</summary>
public enum StateKind
{
    /// <summary>No children.</summary>
    Single = 0,

    /// <summary>One child at a time.</summary>
    Exclusive = 1,

    /// <summary>All children (regions) at once.</summary>
    Concurrent = 2,

    /// <summary>The end of what contains it.</summary>
    Final = 3,
}
