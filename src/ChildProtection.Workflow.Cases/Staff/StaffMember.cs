using ChildProtection.Workflow.Cases.Absences;
using ChildProtection.Workflow.Cases.Identity;
using NodaTime;

namespace ChildProtection.Workflow.Cases.Staff;

/// <summary>Somebody who works for an authority and signs in.</summary>
public sealed record StaffMember
{
    public required UserId Id { get; init; }

    public required AuthorityId Authority { get; init; }

    public required string Name { get; init; }

    /// <summary>The name to sign in with: lower case, unique in the deployment.</summary>
    public required string SignInName { get; init; }

    /// <summary>Roles of the definitions (<c>team_manager</c>, …) and of the product (<see cref="ProductRole"/>).</summary>
    public required IReadOnlyList<string> Roles { get; init; }

    /// <summary>The teams they work in; empty for those who work for the whole authority.</summary>
    public required IReadOnlyList<TeamId> Teams { get; init; }

    /// <summary>At work, as letters name it; null: not said.</summary>
    public string? Telephone { get; init; }

    /// <summary>The last day of work; null while they work here.</summary>
    public LocalDate? LeftOn { get; init; }

    /// <summary>
    /// Those whose work they see to today: filled in for whoever is signed in, and empty wherever else somebody is read, so that what is forgotten gives no sight.
    /// </summary>
    public IReadOnlyList<Covered> Covers { get; init; } = [];

    public bool Holds(string role) => Roles.Contains(role);
}
