using ChildProtection.Workflow.Cases.Identity;

namespace ChildProtection.Workflow.Cases.Staff;

/// <summary>The authorities, as kept.</summary>
public interface IAuthorities
{
    /// <summary>What the authority is called.</summary>
    Task<string> Name(AuthorityId authority, CancellationToken cancellationToken);
}
