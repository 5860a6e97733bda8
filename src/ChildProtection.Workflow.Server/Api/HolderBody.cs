namespace ChildProtection.Workflow.Server.Api;

/// <param name="User">Who holds the role from now on; null: nobody.</param>
public sealed record HolderBody(Guid? User);
