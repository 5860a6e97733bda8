using ChildProtection.Workflow.Cases.Identity;

namespace ChildProtection.Workflow.Cases.RegisterEnquiries;

/// <summary>The register as kept. Says nothing about who may read it.</summary>
public interface IRegister
{
    /// <summary>
    /// How each of the children stands who stands or stood on it: by the entry that runs, a full one before a temporary one, else by the last. Entries made in
    /// error count for nothing.
    /// </summary>
    Task<IReadOnlyList<RegisterStanding>> StandingOf(AuthorityId authority, IReadOnlyList<ChildId> children, CancellationToken cancellationToken);

    /// <summary>Every entry that a child has or had, the newest first. Those made in error count for nothing.</summary>
    Task<IReadOnlyList<RegisterEntry>> EntriesOf(AuthorityId authority, ChildId child, CancellationToken cancellationToken);
}
