namespace ChildProtection.Workflow.Server.Api;

/// <param name="User">Who holds the role from now on; null: nobody.</param>
/// <param name="Reason">Why; null: nothing is said.</param>
public sealed record HolderBody(Guid? User, string? Reason = null);
