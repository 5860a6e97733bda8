namespace ChildProtection.Workflow.Engine.Expressions;

/// <summary>What of a definition an expression may ask about.</summary>
public enum ElementKind
{
    /// <summary><c>in(state.path)</c>: active, as of before the microstep.</summary>
    State,

    /// <summary><c>running(deadline)</c> and <c>missed(deadline)</c>.</summary>
    Deadline,

    /// <summary><c>done(task)</c>.</summary>
    Task,

    /// <summary><c>held(role)</c>.</summary>
    Role,

    /// <summary><c>holder(role)</c>, of a role that is given case by case.</summary>
    CaseRole,
}
