namespace ChildProtection.Workflow.Engine.Definitions;

/// <summary>How strongly a rule's source puts it.</summary>
public enum RuleForce
{
    Must,
    Should,
    May,

    /// <summary>What the source wants to come about.</summary>
    Aim,

    /// <summary>What the source states as a matter of fact.</summary>
    Fact,
}
