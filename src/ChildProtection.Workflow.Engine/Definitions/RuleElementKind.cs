namespace ChildProtection.Workflow.Engine.Definitions;

/// <summary>What kind of element of a definition follows a rule.</summary>
public enum RuleElementKind
{
    Opening,
    State,
    Task,
    Action,
    Deadline,
    Check,
    Transition,
    Question,
    Record,
    Field,
    Parameter,
    Role,
    Ladder,
    Event,
    SafetyProperty,
    Document,
}
