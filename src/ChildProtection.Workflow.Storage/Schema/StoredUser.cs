using ChildProtection.Workflow.Cases.Identity;
using NodaTime;

namespace ChildProtection.Workflow.Storage.Schema;

/// <summary>An account of the authority's staff.</summary>
public sealed class StoredUser
{
    public required AuthorityId AuthorityId { get; set; }

    public required UserId UserId { get; set; }

    /// <summary>Unique in the deployment; lower case.</summary>
    public required string SignInName { get; set; }

    public required string DisplayName { get; set; }

    /// <summary>By ASP.NET Core Identity's PasswordHasher.</summary>
    public required string PasswordHash { get; set; }

    /// <summary>A JSON list.</summary>
    public required string Roles { get; set; }

    public TeamId? TeamId { get; set; }

    /// <summary>At work, as letters name it; null: not said.</summary>
    public string? Telephone { get; set; }

    public bool Disabled { get; set; }

    /// <summary>Changes when sessions must end: a new password, changed roles, disabled.</summary>
    public required string SecurityStamp { get; set; }

    public int FailedSignIns { get; set; }

    public Instant? LockedUntil { get; set; }
}
