namespace ChildProtection.Workflow.Engine.Definitions;

/// <summary>How a role finds its holder.</summary>
public enum RoleHolding
{
    /// <summary>One user a case, by assignment.</summary>
    Case = 0,

    /// <summary>Whoever holds it in the case's team.</summary>
    Team = 1,

    /// <summary>Whoever holds it in the authority.</summary>
    Authority = 2,

    /// <summary>A person without an account.</summary>
    Outside = 3,
}
