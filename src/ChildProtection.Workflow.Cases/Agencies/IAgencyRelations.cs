using ChildProtection.Workflow.Cases.Administration;
using ChildProtection.Workflow.Cases.Identity;

namespace ChildProtection.Workflow.Cases.Agencies;

/// <summary>The relations of agencies with children, as kept. What changes is entered in the journal of administration, under the name of who changed it.</summary>
public interface IAgencyRelations
{
    Task<IReadOnlyList<AgencyRelation>> Of(AuthorityId authority, ChildId child, CancellationToken cancellationToken);

    /// <summary>A relation begins. Nothing happens where the same one stands already.</summary>
    Task Begin(AuthorityId authority, ChildId child, AgencyRelation relation, Signature by, CancellationToken cancellationToken);

    /// <summary>The last day of every standing relation of the agency with the child is set.</summary>
    Task End(AuthorityId authority, ChildId child, AgencyId agency, NodaTime.LocalDate lastDay, Signature by, CancellationToken cancellationToken);
}
