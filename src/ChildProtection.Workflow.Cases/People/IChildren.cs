using ChildProtection.Workflow.Cases.Identity;

namespace ChildProtection.Workflow.Cases.People;

/// <summary>The children on file.</summary>
public interface IChildren
{
    Task<bool> IsOnFile(AuthorityId authority, ChildId child, CancellationToken cancellationToken);
}
