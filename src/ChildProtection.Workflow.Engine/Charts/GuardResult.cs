namespace ChildProtection.Workflow.Engine.Charts;

/// <summary>What a condition came to.</summary>
public enum GuardResult
{
    False,
    True,

    /// <summary>It could not be evaluated, or was neither true nor false: counts as false and raises <c>error.execution</c>.</summary>
    Error,
}
