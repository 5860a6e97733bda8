using ChildProtection.Workflow.Cases.Administration;
using ChildProtection.Workflow.Cases.Identity;

namespace ChildProtection.Workflow.Cases.Import;

/// <summary>Enters runs that bring cases in into the journal of administration. What each case became stands in the case's own journal.</summary>
public interface IImportJournal
{
    Task Enter(AuthorityId authority, AdministrativeEntry entry, CancellationToken cancellationToken);
}
