using ChildProtection.Workflow.Cases.Administration;
using ChildProtection.Workflow.Cases.Identity;

namespace ChildProtection.Workflow.Cases.Agencies;

/// <summary>The partner agencies of an authority, as kept.</summary>
public interface IAgencies
{
    /// <summary>All of them, those made inactive too, by name.</summary>
    Task<IReadOnlyList<Agency>> Of(AuthorityId authority, CancellationToken cancellationToken);

    /// <summary>Whether the agency takes notices from now on; a change is entered in the journal of administration. False when there is no such agency.</summary>
    Task<bool> SetActive(AuthorityId authority, AgencyId agency, bool active, Signature by, CancellationToken cancellationToken);
}
