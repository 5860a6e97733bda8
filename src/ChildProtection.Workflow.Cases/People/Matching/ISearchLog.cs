using ChildProtection.Workflow.Cases.Administration;
using ChildProtection.Workflow.Cases.Identity;

namespace ChildProtection.Workflow.Cases.People.Matching;

/// <summary>Who looked for whom, and when. Entries are never changed.</summary>
public interface ISearchLog
{
    Task Enter(AuthorityId authority, Signature by, string asked, int shown, CancellationToken cancellationToken);
}
