using ChildProtection.Workflow.Cases.Administration;
using ChildProtection.Workflow.Cases.Identity;
using NodaTime;

namespace ChildProtection.Workflow.Cases.People.Matching;

/// <summary>Who looked for whom, and when. Entries are never changed.</summary>
public interface ISearchLog
{
    /// <summary>The most in one answer.</summary>
    public const int EntriesMax = 300;

    Task Enter(AuthorityId authority, Signature by, string asked, int shown, CancellationToken cancellationToken);

    /// <summary>What somebody searched for from then on and before then, the newest first, at most <see cref="EntriesMax"/>.</summary>
    Task<IReadOnlyList<LoggedSearch>> By(AuthorityId authority, UserId user, Instant from, Instant before, CancellationToken cancellationToken);
}
