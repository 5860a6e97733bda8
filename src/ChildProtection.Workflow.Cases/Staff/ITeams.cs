using ChildProtection.Workflow.Cases.Identity;

namespace ChildProtection.Workflow.Cases.Staff;

/// <summary>The teams of an authority, as kept.</summary>
public interface ITeams
{
    /// <summary>By name.</summary>
    Task<IReadOnlyList<Team>> Of(AuthorityId authority, CancellationToken cancellationToken);
}
