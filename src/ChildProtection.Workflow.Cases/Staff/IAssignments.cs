using ChildProtection.Workflow.Cases.Identity;
using NodaTime;

namespace ChildProtection.Workflow.Cases.Staff;

/// <summary>Who holds which role of which open case.</summary>
public interface IAssignments
{
    /// <summary>Roles of open cases held by people who have left, in all authorities, at most <paramref name="limit"/>.</summary>
    Task<IReadOnlyList<HeldByLeaver>> HeldByLeavers(int limit, CancellationToken cancellationToken);

    /// <summary>In how many open cases each of the authority's people holds a role; who holds none is left out. Cases of restricted files are not counted: whoever keeps accounts is not named for any.</summary>
    Task<IReadOnlyDictionary<UserId, int>> OpenCases(AuthorityId authority, CancellationToken cancellationToken);

    /// <summary>The open cases in which each of these people holds a role.</summary>
    Task<IReadOnlyList<(CaseId Case, UserId User)>> HeldBy(AuthorityId authority, IReadOnlyList<UserId> users, CancellationToken cancellationToken);

    /// <summary>The cases, open or closed, in which somebody held a role at some moment of the time.</summary>
    Task<IReadOnlyList<CaseId>> HeldBetween(AuthorityId authority, UserId user, Instant from, Instant until, CancellationToken cancellationToken);

    /// <summary>Whoever holds or ever held one of the roles in a case, open or closed, of the child, of a child of the same family group, or of one who lives or lived in the same home.</summary>
    Task<IReadOnlySet<UserId>> HeldAround(AuthorityId authority, ChildId child, IReadOnlyList<string> roles, CancellationToken cancellationToken);

    /// <summary>Who held the role of the case, and from when to when, the last first.</summary>
    Task<IReadOnlyList<HeldRole>> History(AuthorityId authority, CaseId caseId, string role, CancellationToken cancellationToken);
}
