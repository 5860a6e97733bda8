namespace ChildProtection.Workflow.Storage.Schema;

/// <summary>A key of ASP.NET Core data protection. Belongs to the deployment, not to an authority.</summary>
public sealed class StoredProtectionKey
{
    public required Guid KeyId { get; set; }

    public required string FriendlyName { get; set; }

    public required string Xml { get; set; }
}
