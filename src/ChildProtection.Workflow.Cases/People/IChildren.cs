using ChildProtection.Workflow.Cases.Identity;

namespace ChildProtection.Workflow.Cases.People;

/// <summary>The children on file.</summary>
public interface IChildren
{
    Task<bool> IsOnFile(AuthorityId authority, ChildId child, CancellationToken cancellationToken);

    /// <summary>Puts a child on file with its family group, or what is known of the same child anew when that is done again.</summary>
    Task Put(AuthorityId authority, NewChild child, CancellationToken cancellationToken);
}
