namespace ChildProtection.Workflow.Cases.Staff;

/// <summary>Roles that the product itself knows; all others come from the definitions.</summary>
public static class ProductRole
{
    /// <summary>Edits definitions; sees no live case.</summary>
    public const string Administrator = "administrator";

    /// <summary>Keeps the service running: parked cases, the outbox, the clock of a demonstration; sees no case content.</summary>
    public const string Operator = "operator";

    public static IReadOnlyList<string> All { get; } = [Administrator, Operator];
}
